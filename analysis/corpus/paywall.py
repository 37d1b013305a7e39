"""Where a paywall cut the article off."""

from collections.abc import Sequence

from analysis.corpus.notation import pattern, whole

_PROMPTS = (
    r"(?:please )?(?:subscribe|register|log in|sign in|sign up|join)(?: now| today)? (?:to|and) "
    r"(?:continue|read|keep reading|unlock|access|view|get (?:full|unlimited))\b…",
    r"(?:log|sign) in or (?:create|register|sign up|subscribe)\b…",
    r"to (?:continue|keep) reading\b…|(?:continue|keep) reading (?:with|by|for)\b…",
    r"to read (?:the (?:full|rest|whole)|this)\b.{0,60}\b(?:subscribe|register|log in|sign)…",
    r"(?:this|the) (?:{STORY}|content|page|rest of this {STORY}) is (?:only )?(?:available )?"
    r"(?:exclusive(?:ly)? )?(?:for|to|reserved for) .{0,30}\b(?:subscribers|members|premium)…",
    r"(?:already|not yet) a (?:subscriber|member)\b…|subscribers? only\b…|\[\+\d+ chars\]",
    r"you have (?:reached|read|used|exhausted)\b.{0,60}\b(?:free|limit|articles)…",
    r"(?:unlock|get (?:full|unlimited)) (?:this|access|the full)\b…|premium (?:content|article)…",
    r"read the (?:full|rest of (?:the|this)) {STORY} (?:here|at|on|by|with)\b…",
)
_PROMPT = whole(_PROMPTS)
_ENDS_CUT = pattern(
    r"(?:[^\W_][,;]?\s?(?:\u2026|\.\.\.)|\[(?:\u2026|\.\.\.)\])(?:\s*\[\+\d+ chars\])?\s*\Z"
    r"|\[\+\d+ chars\]\s*\Z"
)
_MIN_CUT = 60  # characters; a last line that trails off for effect is shorter
_LAST = 4  # a prompt stands among the last paragraphs


def is_prompt(line: str) -> bool:
    """Tell whether a line asks to subscribe or log in for the rest of the article.

    >>> is_prompt("Subscribe to continue reading"), is_prompt("He asked them to subscribe.")
    (True, False)
    """
    return len(line) <= 350 and _PROMPT.fullmatch(line) is not None


def cut(paragraphs: Sequence[tuple[str, str]]) -> str:
    """Say how the article shows that it was cut; empty when it does not.

    Args:
        paragraphs: (part, text) of the whole article.
    """
    prompt = next((text for _, text in paragraphs[-_LAST:] if is_prompt(text)), "")
    if prompt:
        return f"the text ends with “{prompt[:80]}”"
    body = [text for part, text in paragraphs if part == "body"]
    if body and len(body[-1]) >= _MIN_CUT and _ENDS_CUT.search(body[-1]):
        return f"the text breaks off with “{body[-1][-40:]}”"
    return ""
