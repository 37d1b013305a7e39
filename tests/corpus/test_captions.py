"""Captions: what is, and what is not. All texts are invented."""

import pytest

from analysis.corpus.captions import is_caption


@pytest.mark.parametrize(
    "line",
    [
        "The envoys meet in Karell. (Photo: AA Archive) / AA",
        "The envoys meet in Karell. (AP Photo/Jane Doe)",
        "The envoys meet in Karell. [Photo/Agencies]",
        "The envoys meet in Karell. (Jane Doe/AFP via Getty Images)",
        "The envoys meet. Photograph: Jane Doe/AP",
        "The envoys meet in Karell. REUTERS/Jane Doe",
        "The envoys meet in Karell ©Jane Doe (AFP)",
        "Envoys meet in Karell (Reuters)",
        "The envoys meet. Jane Doe/Getty Images",
        "The envoys meet. Jane Doe EPA",
        "FILE - In this May 4, 2016 file photo, the envoys meet. (Jane Doe, File/Associated Press)",
        "FILE PHOTO: The envoys meet in Karell",
        "Photo: The envoys meet in Karell",
        "Media caption The envoys meet",
        "Image copyright Getty Images Image caption The envoys meet",
        "Getty Images The envoys meet in Karell",
        "Jane Doe / Reuters The envoys met on Sunday in the harbour hall of Karell.",
        "4/12 The envoys meet in Karell",
        "Photos: The talks of Karell The envoys meet. Hide Caption 5 of 8",
        "This photo released by the ministry shows the envoys in the harbour hall of Karell.",
    ],
)
def test_what_is_a_caption(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Reuters reported that the envoys met.",
        "The envoys met (and parted) on Sunday.",
        "“The door stays open,” she told AFP.",
        "Facebook Chief Executive Jane Doe said that it was sorry.",
        "The ship belongs to the PKK/YPG, officials said.",
        "The photo of the envoys was shared widely.",
        "He spoke for Norland/Sudmark Shipping.",
        "The case is known as Doe v. Roe (2016).",
        "The minister said: “Picture it. No one came.”",
        "Credit Suisse lent the money.",
    ],
)
def test_what_is_not(line):
    assert not is_caption(line)
