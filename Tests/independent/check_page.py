#!/usr/bin/env python3
"""Opens report pages in headless Chromium and checks what a reader meets.

usage: check_page.py [--quick] [--timed] PAGE.html...

Every page at 1280 and 390 pixels, light and dark: no message on the console, no request, nothing
wider than the page, no text of a figure clipped or on another, text with the contrast of WCAG 2.2 AA,
headings in order, a name for everything that can be focused (--quick: at 1280, light, alone). Then everything a reader can do, its
time, the page without scripts, in print, and as html5lib parses it.
"""
import base64
import csv
import os
import sys
import time

import html5lib

from browser import Browser

QUICK = "--quick" in sys.argv
# How long an interaction may block the page, in ms; beside other tests the figure says little.
LIMIT = 100 if "--timed" in sys.argv else 2000
failures = []


def expect(condition, what):
    if not condition:
        failures.append(what)


LAYOUT = """
(() => {
  const found = [];
  const seen = (e) => e.getClientRects().length > 0;
  for (const fig of document.querySelectorAll('svg.fig')) {
    if (!seen(fig)) continue;
    const frame = fig.getBoundingClientRect();
    const boxes = [...fig.querySelectorAll('text')].map((t) => [t.textContent, t.getBoundingClientRect()]);
    boxes.forEach(([text, b], i) => {
      if (b.left < frame.left - 2 || b.right > frame.right + 2 || b.top < frame.top - 2 || b.bottom > frame.bottom + 2)
        found.push(`${fig.id}: "${text}" is clipped`);
      for (const [other, c] of boxes.slice(i + 1)) {
        const w = Math.min(b.right, c.right) - Math.max(b.left, c.left);
        const h = Math.min(b.bottom, c.bottom) - Math.max(b.top, c.top);
        if (w > 1.5 && h > 4) found.push(`${fig.id}: "${text}" lies on "${other}" by ${w.toFixed(1)} x ${h.toFixed(1)}`);
      }
    });
  }
  if (document.scrollingElement.scrollWidth > innerWidth + 1)
    found.push(`the page is ${document.scrollingElement.scrollWidth} wide, the window ${innerWidth}`);
  return found;
})()
"""

CONTRAST = """
(() => {
  const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
  const light = (c) => c.slice(0, 3).map((v) => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; })
    .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
  const found = [];
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg') || !e.getClientRects().length) continue;
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
    let ground = e, back = [0, 0, 0, 0];
    while (ground && (back = parse(getComputedStyle(ground).backgroundColor))[3] === 0) ground = ground.parentElement;
    if (!ground) back = parse(getComputedStyle(document.documentElement).backgroundColor);
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(back)].sort((x, y) => y - x);
    const size = parseFloat(getComputedStyle(e).fontSize), bold = getComputedStyle(e).fontWeight >= 700;
    const ratio = (a + .05) / (b + .05);
    if (ratio < (size >= 24 || (bold && size >= 18.66) ? 3 : 4.5))
      found.push(`${e.tagName} "${e.textContent.trim().slice(0, 30)}" has a contrast of ${ratio.toFixed(2)}`);
  }
  return found;
})()
"""

ORDER = """
(() => {
  const found = [];
  let last = 0;
  const heads = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  if (heads.filter((h) => h.tagName === 'H1').length !== 1) found.push('there is not one h1');
  for (const h of heads) {
    const level = Number(h.tagName[1]);
    if (level > last + 1) found.push(`h${level} "${h.textContent}" follows h${last}`);
    if (!h.textContent.trim()) found.push('an empty heading');
    last = level;
  }
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption && !table.getAttribute('aria-labelledby')) found.push('a table without a caption');
    for (const th of table.querySelectorAll('th')) if (!th.scope) found.push('a header cell without a scope');
  }
  for (const fig of document.querySelectorAll('svg.fig')) {
    const label = (fig.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id));
    if (label.length !== 2 || label.some((e) => !e || !e.textContent.trim())) found.push(`${fig.id} has no name`);
  }
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  if (new Set(ids).size !== ids.length) found.push('ids are not unique: ' + ids.filter((id, i) => ids.indexOf(id) !== i).slice(0, 5));
  if (document.querySelectorAll('[style],[onclick],[onerror],[onload]').length) found.push('inline style or handler');
  if (!document.documentElement.lang) found.push('no language');
  return found;
})()
"""

INTERACTIONS = """
(async () => {
  const found = [];
  const expect = (condition, what) => { if (!condition) found.push(what); };
  const seen = (e) => e && e.getClientRects().length > 0;
  const timed = (name, act) => {
    const start = performance.now();
    act();
    document.body.offsetHeight;
    const spent = performance.now() - start;
    slowest = Math.max(slowest, spent);
    expect(spent < LIMIT_MS, `${name} took ${spent.toFixed(0)} ms`);
  };
  let slowest = 0;
  const table = document.getElementById('table-ranking-by-window');
  const names = () => [...table.tBodies[0].rows].map((r) => r.cells[0].textContent);
  const head = table.tHead.rows[0].cells[0];
  const before = names().join();
  timed('sorting', () => head.querySelector('button').click());
  expect(head.getAttribute('aria-sort') === 'ascending', 'aria-sort is not ascending');
  expect(names().join() === [...names()].sort((a, b) => a.localeCompare(b, document.documentElement.lang)).join(), 'names are not sorted');
  timed('sorting back', () => head.querySelector('button').click());
  expect(head.getAttribute('aria-sort') === 'descending', 'aria-sort is not descending');
  const last = table.tHead.rows[0].cells[table.tHead.rows[0].cells.length - 1];
  last.querySelector('button').click();
  const ranks = [...table.tBodies[0].rows].map((r) => r.cells[r.cells.length - 1].textContent.replace('=', '')).filter((t) => t !== '\\u2013').map(Number);
  expect(ranks.every((r, i) => !i || ranks[i - 1] <= r), 'ranks are not sorted as numbers: ' + ranks);
  expect(!head.hasAttribute('aria-sort'), 'two columns claim to be sorted');

  const tools = table.parentElement.previousElementSibling;
  expect(seen(tools), 'the tools of a table are hidden');
  const search = tools.querySelector('input');
  const first = names()[0];
  timed('filtering', () => { search.value = first.toUpperCase(); search.dispatchEvent(new Event('input')); });
  const shown = [...table.tBodies[0].rows].filter(seen);
  expect(shown.length >= 1 && shown.length < names().length && shown.every((r) => r.textContent.includes(first)), 'the filter does not filter');
  let copied = '';
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (t) => { copied = t; return Promise.resolve(); } } });
  timed('copying', () => tools.querySelector('button').click());
  expect(copied.split('\\n').length === shown.length + 1 && copied.includes('\\t') && copied.includes(first), 'the copy is not what is shown: ' + copied);
  search.value = ''; search.dispatchEvent(new Event('input'));
  expect([...table.tBodies[0].rows].every(seen), 'rows stay away');

  const choice = document.getElementById('highlight');
  expect(seen(choice), 'the choice of a country is hidden');
  const focus = document.querySelector('tr.focus[data-country]').dataset.country;
  timed('highlighting', () => { choice.value = focus; choice.dispatchEvent(new Event('change')); });
  const figures = [...document.querySelectorAll('.fig.has-lit')].filter(seen).length;
  expect(figures >= 5, `only ${figures} figures highlight ${focus}`);
  expect(document.querySelectorAll('tr.is-lit').length >= 3, 'tables do not highlight');
  expect([...document.querySelectorAll('.fig .is-lit')].every((m) => m.dataset.country.split(' ').includes(focus)), 'another country is lit');
  const other = [...document.querySelectorAll('.fig .mark[data-country]')].find((m) => seen(m) && !m.dataset.country.includes(' ') && m.dataset.country !== focus);
  timed('clicking', () => other.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  expect(choice.value === other.dataset.country, 'a click does not choose');
  timed('clearing', () => other.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  expect(!document.querySelector('.is-lit, .has-lit'), 'a second click does not clear');

  const tip = document.getElementById('value');
  const cell = [...document.querySelectorAll('.fig .cell')].find(seen);
  timed('pointing', () => cell.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: 100, clientY: 100 })));
  expect(seen(tip) && /\\d/.test(tip.textContent), 'pointing shows no value');
  document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
  expect(!seen(tip), 'the value stays');
  const fig = [...document.querySelectorAll('.fig')].find((f) => seen(f) && f.querySelector('.mark'));
  expect(fig.tabIndex === 0, 'a figure cannot be focused');
  fig.focus();
  timed('a key', () => fig.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true })));
  const one = tip.textContent;
  expect(seen(tip) && one, 'a key shows no value');
  fig.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  expect(tip.textContent !== one, 'a second key shows the same');
  fig.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(!seen(tip), 'escape does not leave');

  const box = document.querySelector('.choice');
  if (box) {
    const panels = [...box.querySelectorAll('.panel')];
    const buttons = [...box.querySelectorAll(':scope > input')];
    expect(panels.filter(seen).length === 1, 'not one panel is seen');
    const hidden = panels.findIndex((p) => !seen(p));
    timed('choosing a window', () => buttons[hidden].click());
    expect(seen(panels[hidden]) && panels.filter(seen).length === 1, 'the panel does not change');
  }
  const explorer = document.getElementById('explorer');
  if (explorer) {
    expect(seen(explorer), 'the explorer is hidden');
    const selects = [...explorer.querySelectorAll('select')];
    const rows = () => [...explorer.querySelectorAll('td')].map((c) => c.textContent).join();
    const seenRanks = new Set([rows()]);
    selects.forEach((select) => {
      const start = select.selectedIndex;
      [...select.options].forEach((option, place) => timed('exploring', () => {
        select.selectedIndex = place; select.dispatchEvent(new Event('change')); seenRanks.add(rows());
      }));
      select.selectedIndex = start;
    });
    expect(seenRanks.size > 2, 'the explorer shows always the same');
    expect(/\\d/.test([...seenRanks][0]), 'the explorer begins without a rank');
    const data = JSON.parse(document.getElementById('explorer-data').textContent);
    const width = data.axes + 2 * data.windows.length * data.countries + 1;
    expect(data.results.length > 100 * width && data.results.length % width === 0, 'the data of the explorer');
    expect(explorer.querySelectorAll('tbody tr').length === data.countries, 'the countries of the explorer');
  }
  return { found, slowest };
})()
"""

# What map and matrix show for a choice of window or year, and of country: every value by name.
EXPLORE = """
(() => {
  const figure = document.querySelector('figure[data-explores="DATA"]');
  if (!figure) return null;
  const selects = [...figure.querySelectorAll('select')];
  const start = selects.map((s) => s.selectedIndex);
  const seen = (e) => e.getClientRects().length > 0;
  const shown = () => {
    const svg = [...figure.querySelectorAll('svg.fig')].find(seen);
    const marks = {};
    for (const mark of svg.querySelectorAll('DATA' === 'map-data' ? '.mark[data-country]' : '.cell')) {
      const row = mark.closest('.mark[data-country]').dataset.country;
      const shape = mark.querySelector('path, circle, rect');
      marks['DATA' === 'map-data' ? row : row + ' ' + mark.dataset.key] =
        [mark.querySelector(':scope > title').textContent, shape.getAttribute('class')];
    }
    return marks;
  };
  const answers = [];
  let slowest = 0;
  const countries = selects[1] ? [...selects[1].options].map((_, i) => i) : [0];
  for (const country of countries) for (let at = 0; at < selects[0].options.length; at++) {
    // The least of three tries: other processes share the machine.
    const times = [0, 1, 2].map((again) => {
      selects[0].selectedIndex = again === 2 ? at : (at + again + 1) % selects[0].options.length;
      if (selects[1]) selects[1].selectedIndex = country;
      const from = performance.now();
      selects[0].dispatchEvent(new Event('change'));
      document.body.offsetHeight;
      return performance.now() - from;
    });
    slowest = Math.max(slowest, Math.min(...times));
    answers.push({ at, country, title: figure.querySelector('.title').textContent, marks: shown(),
      keys: [...[...figure.querySelectorAll('svg.fig')].find(seen).querySelectorAll('.key')].filter(seen).length });
  }
  selects.forEach((s, i) => { s.selectedIndex = start[i]; });
  selects[0].dispatchEvent(new Event('change'));
  return { answers, slowest, countries: selects[1] ? selects[1].options.length : 1 };
})()
"""


def explore(browser, page):
    """Every choice of map and matrix against the CSV file beside the page."""
    slowest = 0
    for data, name in (("map-data", "map-by-year"), ("matrix-data", "matrix-by-year")):
        result = browser.run(EXPLORE.replace("DATA", data))
        if result is None:
            continue
        slowest = max(slowest, result["slowest"])
        with open(os.path.join(os.path.dirname(page), "figures", name + ".csv"), encoding="utf-8-sig") as file:
            head, *rows = csv.reader(file)
        times = len(head) - 3
        joint = {(row[0], row[1]): [float(cell) for cell in row[3:]] for row in rows}
        countries = list(dict.fromkeys(row[0] for row in rows)) if data == "map-data" else [None]
        expect(len(result["answers"]) == times * len(countries), f"{data}: {len(result['answers'])} choices, not {times}")
        titles = set()
        for answer in result["answers"]:
            titles.add(answer["title"])
            expect(answer["keys"] > 0, f"{data}: no key")
            found = 0
            own = countries[answer["country"]]
            there = sum(values[answer["at"]] > 0 for (a, _), values in joint.items() if own in (None, a))
            for mark, (text, classes) in answer["marks"].items():
                if data == "map-data":
                    values = joint.get((own, mark)) or [0] * times
                    if mark == own:
                        expect("f-focus-a" in classes and not any(c.isdigit() for c in text), f"{data}: {text} {classes}")
                        continue
                else:
                    a, b = mark.split(" ")
                    values = joint.get((a, b)) or joint.get((b, a)) or [0] * times
                value = values[answer["at"]]
                digits = "".join(c for c in text.split(": ")[-1] if c.isdigit())
                expect(digits == str(int(value + 0.5)), f"{data}: {mark} at {head[3 + answer['at']]} shows {text}, not {value}")
                expect(value > 0 or data != "map-data" or "f-land" in classes, f"{data}: {mark} without a tie is coloured")
                found += value > 0
            # The map draws no code without a place, the matrix every pair twice.
            expect(found >= 0.9 * there if data == "map-data" else found == 2 * there,
                   f"{data}: {found} of {there} ties shown at {answer['at']}")
        expect(len(titles) > times / 2, f"{data}: {len(titles)} titles for {times} choices")
    expect(slowest < LIMIT, f"map or matrix took {slowest:.0f} ms")
    return slowest


def messages(browser):
    found = []
    for event in browser.events:
        method, parameters = event["method"], event["params"]
        if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
            found.append(f"{method}: {str(parameters)[:300]}")
        if method == "Network.requestWillBeSent" and parameters["type"] != "Document":
            found.append(f"a request to {parameters['request']['url'][:80]}")
    return found


def nameless(browser):
    """Everything that can be focused and that a screen reader would not name."""
    found = []
    for node in browser.call("Accessibility.getFullAXTree")["nodes"]:
        role = node.get("role", {}).get("value", "")
        can_focus = any(
            p["name"] == "focusable" and p["value"]["value"] for p in node.get("properties", []))
        if can_focus and role not in ("RootWebArea", "MenuListPopup"):
            if not node.get("name", {}).get("value", ""):
                found.append(f"a {role} without a name")
    return found


def check(browser, page):
    size = os.path.getsize(page)
    expect(size <= 2_000_000, f"{size} bytes")
    html5lib.HTMLParser(strict=True).parse(open(page, "rb").read().decode())
    slowest = 0
    for width, dark in ((1280, False),) if QUICK else (
            (1280, False), (1280, True), (390, False), (390, True)):
        place = f"{page} {width} {'dark' if dark else 'light'}: "
        browser.view(width, dark=dark)
        browser.open(page)
        for found in browser.run(LAYOUT) + browser.run(CONTRAST):
            expect(False, place + found)
        if width == 1280 and dark:
            continue
        for found in browser.run(ORDER) + nameless(browser):
            expect(False, place + found)
        slowest = max(slowest, explore(browser, page))
        result = browser.run(INTERACTIONS.replace("LIMIT_MS", str(LIMIT)))
        slowest = max(slowest, result["slowest"])
        for found in result["found"]:
            expect(False, place + found)
        # The panel that was not shown first is laid out as well.
        browser.run("document.querySelectorAll('.choice > input:first-of-type').forEach((b) => b.click())")
        for found in browser.run(LAYOUT) + messages(browser):
            expect(False, place + found)
    browser.view(1280)
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(page)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    hidden = browser.run("""(() => ({
      tools: [...document.querySelectorAll('[data-script]')].filter((e) => e.getClientRects().length).length,
      tables: [...document.querySelectorAll('table')].filter((e) => e.getClientRects().length).length,
      figures: [...document.querySelectorAll('.fig')].filter((e) => e.getClientRects().length).length }))()""")
    expect(hidden["tools"] == 0, "controls are shown without a script")
    expect(hidden["tables"] >= 8 and hidden["figures"] >= 8, f"without scripts: {hidden}")
    pdf = base64.b64decode(browser.call("Page.printToPDF", printBackground=True)["data"])
    expect(pdf.startswith(b"%PDF-") and len(pdf) > 50_000, "the page does not print")
    browser.view(794, media="print")
    printed = browser.run("""[...document.querySelectorAll('nav,.tools,.lens,.explorer,.choice>input')]
      .filter((e) => e.getClientRects().length).length""")
    expect(printed == 0, "controls are printed")
    # The width of A4 between the margins.
    browser.view(718, media="print")
    for table in browser.run("""[...document.querySelectorAll('table')]
      .filter((t) => t.getBoundingClientRect().right > innerWidth + 1)
      .map((t) => t.id + ': ' + Math.round(t.getBoundingClientRect().right))"""):
        expect(False, f"{table} is wider than paper")
    browser.view(1280)
    return size, slowest, pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page")


def main():
    browser = Browser()
    try:
        for page in (path for path in sys.argv[1:] if not path.startswith("--")):
            start = time.time()
            size, slowest, sheets = check(browser, page)
            print(f"{page}: {size} bytes, slowest interaction {slowest:.1f} ms, "
                  f"{sheets} sheets, checked in {time.time() - start:.0f} s")
    finally:
        browser.close()
    for failure in failures[:60]:
        print("FAIL", failure)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
