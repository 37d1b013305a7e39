"""Lines that belong to the page and not to the article: labels, prompts, notices, times.

A line is furniture only if a pattern covers all of it. Precision comes before recall: a prompt
that is read as body adds a few words to a count, a sentence of the article read as furniture is
lost to every measure. So patterns that begin like a sentence could are held to a length, a
colon, an address or a mark that sentences do not have.
"""

import re

from analysis.corpus.notation import pattern, whole

# Labels and buttons that are a line by themselves.
_LABELS = (
    r"advertise?ments?|ad|advertising|sponsored(?: content)?|promoted(?: content)?|usa today",
    r"advertisement\W+(?:continue reading(?: (?:below|the main story))?|scroll.{0,30})",
    r"advertisement\W+(?:story|article) continues below|skip advertisement|copyright",
    r"(?:story|article) continue[sd] below.{0,40}|end of (?:advertisement|content)|urgent:",
    r"continue reading(?: (?:the main story|below))?|scroll (?:down )?for (?:the )?videos?",
    r"photos?|videos?|images?|gallery|pictures?|audio|file photo|slideshow(?: \(\d+ images?\))?",
    r"close|print|tweet|share(?: this)?(?: {STORY})?|(?:save)+|(?:\d+ )?comments?(?: \(\d+\))?",
    r"(?:share (?:on|via|to) )?{SITE}(?:\W+(?:{SITE}|share))*|load more|loading\.*|back to top",
    r"(?:toggle|hide|show|view) caption|hide caption \d+ of \d+|play video(?: \d+:\d\d.{0,150})?",
    r"(?:watch|listen)(?: (?:now|live|video|more))?|read more|see also|also read|related|more:",
    r"\d{1,3} ?(?:/|of) ?\d{1,3}|latest:|vote now:?|\[pullquote\]|analysis/opinion:",
    r"next|prev(?:ious)?|back",
    r"more from .{2,60}:",
    r"more on this(?: {STORY})?(?:\.{3}.{0,150})?|from the (?:left|right)",
    r"(?:related|recommended|suggested|more) (?:articles|stories|content|coverage|links|news)",
    r"most (?:read|popular|viewed|shared)|top stories|trending(?:(?: right)? now)?:?",
    r"editor['’]?s['’]? picks?|(?:story )?highlights|key points|(?:next|previous) {STORY}",
    r"(?:[\w’']+ ){0,2}newsletter(?: sign-? ?up)?|(?:sign|log) (?:up|in)|register(?: now)?",
    r"subscribe(?: (?:now|today|here|to updates))?|this {STORY} tagged under: .{2,150}",
)

# Beginnings that only a prompt has.
_PROMPTS = (
    r"(?:read (?:more|next|also|on|full {STORY})|also (?:read|see|watch)|see also)\s*[:>»|]…",
    r"(?:must (?:read|watch|see)|now watch|don['’]?t miss|related(?: \w+)?)\s*[:>»|]…",
    r"(?:recommended|more)\s*[:>»|]\s*(?-i:[A-Z\d'\"‘“])…",
    r"(?:watch|listen|in pictures|special coverage|photos|cartoons|slideshow|quiz)\s*[:>»|]…",
    r"to read more [\w ]{2,40}, (?:go|visit|click|sign|see|follow)\b…",
    r"read more (?:here|about|on|at|from|news|stories)\b.{0,120}",
    r"\( ?(?:also on \w+|photos?|cartoons?|quiz|videos?|poll|related|story|live|watch|graphic|map)"
    r" ?:[^()]{0,150}\)",
    r"watch the latest video at\b…|keep up with this {STORY} and more by subscribing.{0,40}",
    r".{10,120}\b(?-i:Vote (?:Here )?Now)|\[(?!editor)(?:[^\s\[\].]+ ){4,25}[^\s\[\].]+\]",
    r"(?:click|tap) (?:here|to|on the|through)\b…|read or share this story.{0,80}",
    r"(?:sign up (?:for|to|here|now|below|today)|subscribe (?:for|now|today|here))\b…",
    r"subscribe to (?:the|our|us|this|my|updates|alerts|news|.{2,40} (?:newsletters?|podcast|on))"
    r"\b…",
    r"get (?:the|our|all|daily|breaking|more|a|your)\b.{0,120}\b(?:inbox|newsletters?|alerts)\b…",
    r"(?:[\w’']+ ){0,4}newsletter (?:sign ?-?up|get the latest)\b……",
    r"thank you for (?:subscribing|signing up)\b…|join (?:the conversation|nrplus)\b…",
    r"join our (?:newsletter|channel|community|mailing list)\b…",
    r"follow (?:us|@\w+|[\w.’'@ -]{2,60} on {SITE}|[\w.’' -]{2,40}:? @\w+)\b.{0,150}",
    r"(?:find us|chat with us|like .{2,60}|check us out) (?:on|in) facebook\b…",
    r"see the latest news and share your comments\b…|(?:please )?(?:enable|turn on) javascript\b…",
    r"(?:download|get|try) (?:the|our) .{0,40}\bapp\b.{0,100}",
    r"(?:something to consider )?if you (?:liked?|enjoyed) this {STORY}……",
    r"(?:do you )?have (?:a|any) (?:news )?(?:tip|story)s? (?:for|to|or)\b…|we pay for (?:your )?"
    r"(?:stories|videos)\b…",
    r"interested in .{2,60}\? add…|please verify you['’]?re not a robot……",
    r"media playback is (?:un|not )supported.{0,40}|your browser does not support\b…",
    r"just watched\b…must watch\b…|replay more videos.{0,100}|enlarge this image\b.{0,120}",
    r"by (?:signing up|subscribing|continuing|submitting)\b.{0,60}\bagree\b…",
    r"would you like to comment on this {STORY}\?|please read our comment policy\b…",
    r"article content",
    r"sign up \(.{0,40}\) or sign in\b.{0,20}|thank you for visiting \S+ you are using a browser…",
    r"our website is the place for the latest\b……|stay informed with .{2,40} [-–—] ……",
    r"we use (?:our own and third-party )?cookies\b…|a post shared by .{2,100} on .{2,60}",
)

# Credits and notices of the newsroom, its agencies and its lawyers.
_NOTICES = (
    r"(?:copyright(?: holders?)?\W*(?:©|\(c\)|\d{4})|©|\(c\) ?\d{4}|all rights reserved)……",
    r"sources?\s*:\s*\S.{0,80}|information from\s*:\s*.{2,100}",
    r"\((?:{AGENCY} )?{KIND}\s*:\s*[^()]{2,60}\)|\([\w ]{3,30} {DATE} page ?\w+\)",
    r"[\w. ]{2,30} \| updated:? {WHEN}|additional reporting from agencies",
    r"\W{0,2}with assistance (?:by|from) .{2,120}",
    r"\W{0,4}(?:additional |with )?(?:reporting|writing|editing|compiled|translated)"
    r"(?: and \w+)? by "
    r"(?-i:[A-ZÀ-ÞĞİŞ])(?:[^.]|\.\S|(?<=[A-Z])\.(?!\S)){2,250}\.?\)?",
    r"(?:[^.]|\.\S|(?<=[A-Z])\. ){2,200}\bcontribut(?:ed|ing) (?:reporting )?to (?:this|the) "
    r"{STORY}.{0,60}",
    r"(?:[^.]|(?<=[A-Z])\. ){2,80}\bcontributed (?:reporting|from (?-i:[A-Z])[\w ]{2,30}).{0,40}",
    r"contributed to this {STORY}.{0,40}|contribut(?:ing|ors?|ed by)\s*:\s*.{2,150}",
    r"with (?:files|inputs?|reporting|agencies)(?: (?:from|by) .{2,80})?",
    r"for more [\w ]{2,40} (?:coverage|news)\s*:?\s*https?:\S+.{0,120}",
    r"\W{0,2}(?:contact|write to|e-?mail|reach|tips?:?) [^@]{0,100}\S+@\S+\.\w+"
    r"(?: (?:or|and) [^@]{0,80}(?:\S+@\S+\.\w+)?)?.{0,40}",
    r"[\w./-]{2,20} \((?:(?>{AGENCY})(?:, )?)+\)",
    r"(?:\W{0,3}{AGENCY}\W{0,3}){1,4}(?: (?:and|&) agencies)?",
    r"(?:this|the) {STORY} (?:(?:was|is) )?(?:originally|first) (?:published|appeared)\b…",
    r"read the original {STORY}\b…|this {STORY} is more than .{1,30} old.{0,20}",
    r"content created by .{2,80} is available without charge\b……",
    r"the (?:opinions|views) expressed\b.{0,160}\b(?:own|not|solely|authors?|writer)\b.{0,160}",
    r"npr transcripts are created\b……|this is a rush transcript\b…",
)

# When: "18 hours ago", "Updated at 3:30 a.m. ET Thursday", "May 4, 2016 14:03".
_TIMES = (
    r"\W{0,3}(?:(?:last |first )?(?:updated|published|posted|modified) (?:on |at )?)?"
    r"{NUMBER}\s+(?:min(?:ute)?|hour|hr|day|week|month|year)s?\s+ago",
    r"\W{0,3}(?:last |first )?(?:updated?|published|posted|modified|created)\W{0,3} ?(?:on |at )?"
    r"{WHEN}(?:\W{1,4}(?:last )?(?:updated|published|posted)\W{0,3} ?(?:on |at )?{WHEN})?",
    r"{WHEN}",
)

_ALWAYS = whole((*_LABELS, *_PROMPTS, *_NOTICES))
_TIME = whole(_TIMES)
_MAX_TIME = 90  # characters of the longest line of two times with zones

# A link to another story as the Guardian and the Sun leave it: its headline, then the words.
_TRAILING_LINK = pattern(r".{10,170}[^.\s]\s+(?:Read|READ) (?:more|MORE|More)")
_PURE_CREDIT = pattern(r"(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+\s?/\s?{AGENCY}(?:\s?/\s?{AGENCY})*")
_NO_WORD = re.compile(r"[\W_]*")

# The longest furniture seen, a newsletter box with its terms, has some 550 characters.
_MAX_LENGTH = 900

# "By" and names, perhaps with a role or an outlet: every word a name's or one of these.
_BYLINE = re.compile(r"(?:By|BY|by)[\s:]+(?=[A-ZÀ-Þİ])(.{2,120})")
_BYLINE_WORDS = frozenset(
    {"and", "for", "of", "in", "the", "at", "with", "by", "&", "/", "-", "–", "—"}
)
_CAPITALS = re.compile(r"[A-ZÀ-ÞĞİŞ][A-ZÀ-ÞĞİŞ .,'’/&-]{1,40}[A-ZÀ-ÞĞİŞ.]\s*[-–—:]?")
_MAX_CAPITALS = 3  # words; a title in capitals has more


def is_furniture(line: str) -> bool:
    """Tell whether all of `line` belongs to the page, wherever in the article it stands.

    >>> is_furniture("SOURCE:TRT World and Agencies"), is_furniture("Sources said talks go on.")
    (True, False)
    """
    if len(line) > _MAX_LENGTH:
        return False
    return bool(
        _NO_WORD.fullmatch(line)
        or _ALWAYS.fullmatch(line)
        or is_dated(line)
        or (len(line) <= 180 and _TRAILING_LINK.fullmatch(line))
        or _PURE_CREDIT.fullmatch(line)
    )


def is_dated(line: str) -> bool:
    """Tell whether `line` only says when: "18 hours ago", "Updated 4 May 2016".

    >>> is_dated("Updated at 3:30 a.m. ET Thursday"), is_dated("On Thursday, he left.")
    (True, False)
    """
    return len(line) <= _MAX_TIME and _TIME.fullmatch(line) is not None


def written_date(line: str) -> str:
    """Return the date of publication that `line` gives; empty if it is one of a change.

    >>> written_date("Published: 4 May 2016 14:03 GMT")
    'Published: 4 May 2016 14:03 GMT'
    """
    is_change = re.match(r"\W*(?:last |first )?(?:updated?|modified)\b", line, re.I)
    has_year = re.search(r"(?<!\d)\d{4}(?!\d)", line)
    return line if has_year and not is_change and is_dated(line) else ""


def is_head_furniture(line: str, author: str = "") -> bool:
    """Tell whether `line` is a by-line, or a place or section in capitals, above the article.

    >>> is_head_furniture("By JANE DOE and Ali Veli, Staff Writers"), is_head_furniture("ANKARA")
    (True, True)
    >>> is_head_furniture("By Monday night the crowd had gone")
    False
    """
    if author and len(line) <= 120 and _letters(line).removeprefix("by") == _letters(author):
        return True
    if _CAPITALS.fullmatch(line):
        return len(line.split()) <= _MAX_CAPITALS
    found = _BYLINE.fullmatch(line)
    return found is not None and all(_is_name(word) for word in found.group(1).split())


def _is_name(word: str) -> bool:
    bare = word.strip(",;|.()")
    return not bare or bare.lower() in _BYLINE_WORDS or bare[0].isupper() or bare[0] == "@"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
