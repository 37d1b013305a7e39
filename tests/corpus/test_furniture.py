"""Furniture: what is, and, what matters more, what is not. All texts are invented."""

import time

import pytest

from analysis.corpus import furniture


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Advertisement - Continue Reading Below",
        "Story Continued Below",
        "Advertisement Continue reading the main story",
        "Photo",
        "Slideshow (4 Images)",
        "toggle caption",
        "Facebook Twitter Pinterest",
        "Share this article",
        "Read more",
        "Read more:",
        "Story highlights",
        "READ MORE: Why the talks failed",
        "SEE ALSO: Why the talks failed",
        "More: Why the talks failed",
        "Why the talks failed, and who gains from it Read more",
        "( PHOTOS: 20 pictures of the harbour)",
        "Sign up for our newsletter",
        "Get the news you care about delivered to your inbox.",
        "Follow @ostlandpress",
        "Follow Jane Doe on Twitter: @janedoe",
        "Like Ostland Press on Facebook",
        "Do you have a story for us? Email tips@post.example",
        "Click here to subscribe",
        "Scroll down for video",
        "SOURCE:TRT World and Agencies",
        "Source: Ostland Press",
        "Copyright 2017 Ostland Press. All rights reserved.",
        "© 2018 by Ostland Syndicate",
        "(c) 2020 Ostland Press",
        "Copyright",
        "(Reporting by Jane Doe; Editing by J. R. Roe)",
        "Additional reporting by Jane Doe in Karell",
        "Jane Doe contributed to this report.",
        "J. R. Roe in Karell contributed to this article.",
        "—Jane Doe contributed to this article.",
        "Ostland’s Jane Doe and The Associated Press contributed to this report.",
        "Jane Doe contributed reporting from Karell.",
        "Contributing: Jane Doe, John Roe",
        "Information from: Brenn Times, http://brenn.example",
        "Contact the writers at jane@post.example",
        "Write to Jane Doe at jane.doe@post.example",
        "jm/dm (AFP, dpa)",
        "Reuters",
        "AP",
        "___",
        "* * *",
        "18 hours ago",
        "6 years ago",
        "an hour ago",
        "Updated at 3:30 a.m. ET Thursday",
        "--Updated at 5:20 p.m.",
        "Published: 4 May 2016",
        "Published 14 February 2023 09:12 GMT",
        "May 4, 2016",
        "May 4, 2021 | 10:45 AM",
        "Enlarge this image toggle caption Jane Doe/Getty Images Jane Doe/Getty Images",
        "Jane Doe/Getty Images",
        "JUST WATCHED Talks Replay More Videos ... MUST WATCH Talks 01:39",
        "3/14",
        "Xinhua | Updated: 2017-09-15 17:52",
        "This article is more than 2 years old",
        "The opinions expressed by columnists are their own.",
        "Your browser does not support the video tag.",
        "Thank you for subscribing!",
        "(Reuters photo: Jane Doe)",
        "[Why the ferry talks failed for a third time]",
        "Would you like to comment on this article?",
    ],
)
def test_what_is_furniture(line):
    assert furniture.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement revenue fell by a tenth.",
        "Photographs of the harbour show two ships.",
        "Copyright law did not protect the author.",
        "Sources said that the talks would go on.",
        "Source code was found on the laptop, prosecutors said, and it was signed.",
        "Read more than one account, she said, before you believe any.",
        "Published in 1964, it went through nine printings.",
        "Updated rules take effect on Monday.",
        "Follow the river for two miles and you come to the mill.",
        "Watch the old film and you will see him.",
        "Reuters reported that the envoys had left.",
        "The Associated Press first reported the story.",
        "The war of 1962 contributed to this distrust.",
        "Subscribe to nothing, the last page says.",
        "Sign language interpreters worked in shifts.",
        "Get the date wrong and every alert reader writes a letter.",
        "More than a dozen ships left.",
        "On Monday, May 4, 2016, the strait was closed.",
        "Sharing the strait is no easy matter.",
        "Contact between the two groups ended in June.",
        "He left two hours ago, she said.",
        "“All rights reserved,” the sign said.",
        "We must vote now.",
        "Click, went the camera.",
        "Reporting by a parliamentary committee led to the fall of the minister, against all odds.",
        "[He pauses.]",
        "In May 2016 the strait was closed.",
        "Video shows the ship turning back.",
        "More: the word was on every wall.",
        "Editors at three papers resigned.",
        "By Monday night, all was quiet.",
    ],
)
def test_what_is_not(line):
    assert not furniture.is_furniture(line)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("By Jane Doe", True),
        ("by Jane Doe", True),
        ("By JANE DOE", True),
        ("By Jane van Doe and J. Roe", False),
        ("By Jane Doe, Associated Press Writer", True),
        ("By Jane Doe | Ostland Press", True),
        ("ANKARA", True),
        ("MIDDLE EAST", True),
        ("ENVOYS LEAVE KARELL AFTER TALKS", False),
        ("By Monday night the crowd had gone", False),
        ("By the river", False),
        ("Jane Doe", False),
    ],
)
def test_bylines_and_places_above_the_article(line, is_one):
    assert furniture.is_head_furniture(line) == is_one


def test_a_date_of_publication_is_told_from_one_of_a_change():
    assert furniture.written_date("Published: 4 May 2016")
    assert not furniture.written_date("Updated: 4 May 2016")
    assert not furniture.written_date("18 hours ago")


def test_no_line_takes_long_to_judge():
    """Patterns that try everything twice would take minutes on lines such as these."""
    hostile = ["a " * 440, "A. " * 290, "By " * 290, "(" * 880, "more " * 170, "1/2 " * 200,
               "get the " * 100, "x@" * 400, "Jane Doe and " * 65, ". ." * 290]  # fmt: skip
    start = time.process_time()
    for line in hostile:
        furniture.is_furniture(line)
        furniture.is_head_furniture(line)
    assert time.process_time() - start < 2
