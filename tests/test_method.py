"""What notebook 08 prints holds."""

from analysis import method


def test_every_variant_is_the_published_one():
    golden = method.golden()
    assert len(golden) == 24
    is_g2 = golden["variant"].str.startswith("G2")
    assert golden.loc[~is_g2, "gap"].max() < 5.1e-5
    assert golden.loc[is_g2, "gap"].max() < 5.1e-4


def test_dealing_keeps_its_level_and_counting_words_does_not():
    table = method.simulation(150, seed=3).set_index("burstiness")
    bursty = table.loc["0.1 (fills a few articles)"]
    assert bursty["z_share"] > 0.4
    assert bursty["g2_share"] > 0.4
    assert table["dealt_share"].max() < 0.11
    assert table.loc["none (Poisson)", "z_share"] < 0.12


def test_every_sum_by_hand_is_the_package_s():
    worked = method.worked()
    assert (worked["by_hand"] - worked["by_package"]).abs().max() < 1e-6
    assert worked["statistic"].is_unique
