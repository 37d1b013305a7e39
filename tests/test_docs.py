"""The README's generated parts."""

from analysis import docs, schemas


def test_every_table_and_column_is_in_the_dictionary():
    text = docs.columns_markdown()
    for table in schemas.TABLES.values():
        assert f"**{table.name}**" in text
        assert all(f"| `{column.name}` |" in text for column in table.columns)


def test_every_command_is_listed_with_its_first_line():
    text = docs.commands_markdown()
    for name in ("annotate", "check", "report", "show"):
        assert f"| `{name}` | " in text


def test_parts_are_put_between_their_markers_and_only_there():
    filled = docs.filled("a\n<!-- columns -->\nstale part\n<!-- /columns -->\nb")
    assert filled.startswith("a\n<!-- columns -->\n**articles**")
    assert filled.endswith("<!-- /columns -->\nb")
    assert "stale part" not in filled
    assert docs.filled(filled) == filled
