"""What is looked for in a page that hostile input went into, with the browser's own eyes."""

from collections.abc import Sequence

from tests.security.hostile import Hostile

# Everything that could wake a canary up is done to the page: folded lists are opened, the mouse
# goes over everything, everything gets the focus, and every link within the page is followed.
POKE = """
document.querySelectorAll('details').forEach(e => { e.open = true; });
const wake = ['mouseover', 'mouseenter', 'click', 'focus', 'toggle', 'animationstart', 'load',
    'error'];
for (const e of document.querySelectorAll('*')) {
    if (e.matches('script, a')) continue;
    for (const kind of wake) e.dispatchEvent(new Event(kind, {bubbles: false}));
    if (e.tabIndex >= 0 && e.focus) e.focus();
}
const followed = new Set();
for (const a of document.querySelectorAll('a')) {
    const to = a.getAttribute('href') || a.getAttribute('xlink:href') || '';
    if (!to.startsWith('#') || followed.has(to)) continue;
    followed.add(to);
    a.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
}
return followed.size;
"""

# What lives within `root`: scripts, frames, styles, handlers, addresses that are no web page's.
ALIVE = """
const found = [];
const links = ['href', 'xlink:href', 'src', 'action', 'formaction', 'data', 'poster', 'background',
    'srcset', 'srcdoc', 'ping', 'cite', 'manifest', 'from', 'to', 'values'];
const barred = 'script, iframe, frame, object, embed, applet, link, meta, base, form, input, ' +
    'button, textarea, select, template, noscript, animate, set, foreignObject, math, video, ' +
    'audio, source, portal, dialog';
for (const root of document.querySelectorAll(arguments[0])) {
    for (const e of root.querySelectorAll(barred)) found.push('<' + e.tagName + '>');
    for (const e of root.querySelectorAll('style')) {
        if (/canary/i.test(e.textContent)) found.push('<style>');
    }
    for (const e of root.querySelectorAll('*')) for (const a of e.attributes) {
        const name = a.name.toLowerCase(), value = a.value.trim();
        if (name.startsWith('on')) found.push(name + '=' + value);
        if (name === 'style' && /url\\s*\\((?!["']?#)|expression|canary/i.test(value)) {
            found.push(name + '=' + value);
        }
        if (links.includes(name) && /canary|^[a-z+.-]+:/i.test(value)
            && !/^(https:\\/\\/news\\.example\\/\\d+$|data:image\\/png)/.test(value)) {
            found.push(name + '=' + value);
        }
    }
}
return found;
"""

SIGNS = """
const names = arguments[0], said = [];
const style = getComputedStyle(document.body || document.documentElement);
for (const name of names) {
    if (window[name] !== undefined) said.push(name + ' ran');
    if (document.title.includes('/' + name)) said.push(name + ' wrote the title');
    if (style.getPropertyValue('--' + name)) said.push(name + ' styled the page');
}
return said;
"""

ASKED = "return performance.getEntriesByType('resource').map(entry => entry.name)"


def alive(browser, planted: Sequence[Hostile], within: str) -> list[str]:
    """Poke at the page that is open and return every sign of life in it.

    Args:
        browser: with the page open.
        planted: the inputs.
        within: the elements that hold what comes from the input, as a selector.
    """
    before = browser.current_url.partition("#")[0]
    names = [h.name for h in planted]
    found = browser.execute_script(SIGNS, names)
    found += browser.execute_script(ALIVE, within)
    browser.execute_script(POKE)
    found += browser.execute_script(SIGNS, names)
    found += [name for name in browser.execute_script(ASKED) if not name.startswith("data:")]
    if browser.current_url.partition("#")[0] != before or len(browser.window_handles) != 1:
        found.append(f"led to {browser.current_url}")
    return found


def read(browser, within: str = "html") -> str:
    """Return what stands in the page to be read, folded or not, in small letters."""
    script = (
        "return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent).join(' ')"
    )
    return browser.execute_script(script, within).lower()
