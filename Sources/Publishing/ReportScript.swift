/// The script of a report page: sorting, filtering and copying tables, highlighting a country, values
/// on hover and focus, the specification explorer.
///
/// It is one text without data; the page's content policy admits it by its hash. Everything that it
/// adds is hidden in a page without scripts.
enum ReportScript {
  static let text = """
    (function () {
    'use strict';
    const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
    const words = document.body.dataset;

    // Tables: sort, filter, copy.
    const value = (cell) => {
      const text = cell ? cell.textContent.trim() : '';
      if (text === '' || text === '\\u2013') return null;
      const plain = text.replace(/[\\s\\u00a0\\u202f%=+<]/g, '').replace(/\\u2212/g, '-');
      return /^-?\\d+(\\.\\d+)?$/.test(plain) ? Number(plain) : text;
    };
    const compare = (a, b) => {
      if (a === null || b === null) return a === b ? 0 : a === null ? 2 : -2;
      if (typeof a === 'number' && typeof b === 'number') return a - b;
      return String(a).localeCompare(String(b), document.documentElement.lang);
    };
    const sort = (table, column, head) => {
      const isUp = head.getAttribute('aria-sort') !== 'ascending';
      all('thead th', table).forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      const body = table.tBodies[0];
      const rows = Array.from(body.rows).map((row, place) => [value(row.cells[column]), place, row]);
      rows.sort((a, b) => {
        const order = compare(a[0], b[0]);
        return Math.abs(order) === 2 && (a[0] === null || b[0] === null) ? order
          : (isUp ? order : -order) || a[1] - b[1];
      });
      body.append(...rows.map((row) => row[2]));
    };
    const copy = (table, button) => {
      const lines = [table.tHead.rows[0], ...table.tBodies[0].rows].filter((row) => !row.hidden);
      const text = lines.map((row) =>
        Array.from(row.cells).map((cell) => cell.textContent.trim()).join('\\t')).join('\\n');
      const done = () => {
        const label = button.textContent;
        button.textContent = words.copied;
        setTimeout(() => { button.textContent = label; }, 1500);
      };
      const fallback = () => {
        const area = document.createElement('textarea');
        area.value = text;
        document.body.append(area);
        area.select();
        if (document.execCommand('copy')) done();
        area.remove();
        button.focus();
      };
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, fallback);
      else fallback();
    };
    all('.table').forEach((box) => {
      const table = box.querySelector('table');
      const tools = box.previousElementSibling;
      all('thead th', table).forEach((head, column) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.title = words.sort;
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener('click', () => sort(table, column, head));
      });
      if (!tools || !tools.classList.contains('tools')) return;
      tools.querySelector('input').addEventListener('input', (event) => {
        const query = event.target.value.toLowerCase();
        Array.from(table.tBodies[0].rows).forEach((row) => {
          row.hidden = !row.textContent.toLowerCase().includes(query);
        });
      });
      tools.querySelector('button').addEventListener('click', (event) => copy(table, event.target));
    });

    // One country through all figures and tables.
    const marks = new Map();
    all('.fig [data-country], tr[data-country]').forEach((mark) => {
      mark.dataset.country.split(' ').forEach((country) => {
        if (!marks.has(country)) marks.set(country, []);
        marks.get(country).push(mark);
      });
    });
    const choice = document.getElementById('highlight');
    let lit = [];
    let figures = new Set();
    const highlight = (country) => {
      lit.forEach((mark) => mark.classList.remove('is-lit'));
      figures.forEach((figure) => figure.classList.remove('has-lit'));
      lit = marks.get(country) || [];
      figures = new Set(lit.map((mark) => mark.closest('.fig')).filter(Boolean));
      lit.forEach((mark) => mark.classList.add('is-lit'));
      figures.forEach((figure) => figure.classList.add('has-lit'));
      if (choice) choice.value = lit.length ? country : '';
    };
    const toggle = (mark) => {
      const own = mark && mark.closest('[data-country]');
      const country = own ? own.dataset.country : '';
      if (country && !country.includes(' ')) {
        highlight(choice && choice.value === country ? '' : country);
      }
    };
    if (choice) choice.addEventListener('change', () => highlight(choice.value));

    // Values on hover and focus.
    const tip = document.getElementById('value');
    const titles = new WeakMap();
    const rename = (mark, text) => {
      const own = mark.querySelector(':scope > title');
      if (own) own.textContent = text; else titles.set(mark, text);
    };
    const title = (mark) => {
      const own = mark.querySelector(':scope > title');
      if (own) {
        titles.set(mark, own.textContent);
        own.remove();
      }
      return titles.get(mark) || '';
    };
    const show = (mark, x, y) => {
      const text = title(mark);
      tip.hidden = !text;
      if (tip.textContent !== text) tip.textContent = text;
      const width = document.documentElement.clientWidth;
      tip.style.left = Math.max(4, Math.min(x + 12, width - tip.offsetWidth - 4)) + 'px';
      tip.style.top = Math.max(4, y - tip.offsetHeight - 10) + 'px';
    };
    const markAt = (target) => target.closest && target.closest('.fig .cell, .fig .mark');
    document.addEventListener('pointermove', (event) => {
      const mark = markAt(event.target);
      if (mark) show(mark, event.clientX, event.clientY); else tip.hidden = true;
    });
    document.addEventListener('click', (event) => toggle(markAt(event.target)));
    all('.fig').forEach((figure) => {
      const list = all('.cell, .mark', figure).filter((mark) =>
        mark.querySelector(':scope > title') && !mark.querySelector('.cell'));
      if (!list.length) return;
      figure.setAttribute('tabindex', '0');
      let at = -1;
      const leave = () => {
        if (at >= 0) list[at].classList.remove('is-at');
        tip.hidden = true;
      };
      figure.addEventListener('blur', leave);
      figure.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (event.key === 'Escape') { leave(); highlight(''); return; }
        if (event.key === 'Enter' && at >= 0) { toggle(list[at]); return; }
        if (!step) return;
        event.preventDefault();
        leave();
        at = (at + step + list.length) % list.length;
        list[at].classList.add('is-at');
        const box = list[at].getBoundingClientRect();
        show(list[at], box.left + box.width / 2, box.top + 10);
      });
    });

    // Map and matrix: another window, year or country.
    const group = (value) => String(Math.round(value)).replace(/\\B(?=(\\d{3})+$)/g, '\\u202f');
    const recolour = (shape, name) => {
      const kept = Array.from(shape.classList).filter((own) =>
        !/^f-(heat\\d|ht\\d|land|focus-a|focus-t|against-t|ink|b)$/.test(own));
      shape.setAttribute('class', kept.concat(name || []).join(' '));
    };
    const step = (bounds, value) => {
      let at = 0;
      bounds.forEach((bound, place) => { if (bound <= value) at = place; });
      return at;
    };
    const paintMap = (data, svg, at, bounds, own) => {
      const focus = data.countries[own];
      if (!data.places) data.places = new Map(data.partners.map((code, place) => [code, place]));
      const small = svg.viewBox.baseVal.width < 480 ? 0.6 : 1;
      all('.mark[data-country]', svg).forEach((mark) => {
        const place = data.places.get(mark.dataset.country);
        if (place === undefined) return;
        const isFocus = mark.dataset.country === focus;
        const value = data.values[own][place][at];
        const level = step(bounds, value);
        rename(mark, data.names[place] + (isFocus ? '' : ': ' + group(value)));
        all('path, circle', mark).forEach((shape) => {
          recolour(shape, isFocus ? 'f-focus-a' : value > 0 ? 'f-heat' + level : 'f-land');
          if (!data.outlines) {
            shape.setAttribute('r', small * (isFocus ? 7 : value > 0 ? 2.4 + 1.6 * level : 2));
          }
        });
      });
      all('text[data-key]', svg).forEach((name) => {
        if (name.dataset.key === focus) recolour(name, ['f-focus-t', 'f-b']);
        else if (name.classList.contains('f-focus-t')) recolour(name, ['f-against-t', 'f-b']);
      });
    };
    const paintMatrix = (data, svg, at, bounds) => {
      const count = data.countries.length;
      all('.mark[data-country]', svg).forEach((row) => {
        const i = data.countries.indexOf(row.dataset.country);
        all('.cell', row).forEach((cell) => {
          const j = data.countries.indexOf(cell.dataset.key);
          const [a, b] = i < j ? [i, j] : [j, i];
          const value = data.values[0][a * count - a * (a + 1) / 2 + b - a - 1][at];
          const level = step(bounds, value);
          rename(cell, data.names[i] + ' \\u2013 ' + data.names[j] + ': ' + group(value));
          recolour(cell.querySelector('rect'), 'f-heat' + level);
          const text = cell.querySelector('text');
          if (text) {
            text.textContent = group(value);
            recolour(text, 'f-ht' + level);
          }
        });
      });
    };
    all('figure[data-explores]').forEach((figure) => {
      const data = JSON.parse(document.getElementById(figure.dataset.explores).textContent);
      const selects = all('select', figure);
      const paint = () => {
        const [at, own] = selects.map((select) => select.selectedIndex).concat(0);
        const classes = data.classes[data.yearly[at]];
        const heading = data.titles[own][at];
        figure.querySelector('.title').textContent = heading;
        all('svg.fig', figure).filter((svg) => svg.getClientRects().length).forEach((svg) => {
          svg.querySelector('title').textContent = heading;
          all('.key', svg).forEach((key, place) => {
            key.classList.toggle('is-off', place >= classes.key.length);
            key.querySelector('text').textContent = classes.key[place] || '';
          });
          if (data.kind === 'map') paintMap(data, svg, at, classes.bounds, own);
          else paintMatrix(data, svg, at, classes.bounds);
        });
      };
      selects.forEach((select) => select.addEventListener('change', paint));
      // What a turned phone shows was not painted while it was hidden.
      let isNarrow = innerWidth <= 640;
      addEventListener('resize', () => {
        if (isNarrow !== (innerWidth <= 640)) paint();
        isNarrow = innerWidth <= 640;
      });
    });

    // The specification explorer.
    const explorer = document.getElementById('explorer');
    if (explorer) {
      const data = JSON.parse(document.getElementById('explorer-data').textContent);
      const width = data.axes + 2 * data.windows.length * data.countries + 1;
      const results = new Map();
      for (let at = 0; at < data.results.length; at += width) {
        const row = data.results.slice(at, at + width);
        results.set(row.slice(0, data.axes), row);
      }
      const selects = all('select', explorer);
      const cells = all('td', explorer);
      const note = explorer.querySelector('output');
      const find = (chosen) => {
        const exact = results.get(chosen.join(''));
        if (exact) return exact;
        for (const idle of data.idle) {
          for (const [key, row] of results) {
            if (chosen.every((level, axis) => idle.includes(axis) || key[axis] === level)) return row;
          }
        }
        return undefined;
      };
      const look = () => {
        const row = find(selects.map((select) => select.selectedIndex.toString(36)));
        cells.forEach((cell, place) => {
          const at = data.axes + 2 * place;
          const rank = row ? parseInt(row.slice(at, at + 2), 36) : 0;
          cell.textContent = rank || '\\u2013';
        });
        note.textContent = !row ? words.untried : row[width - 1] === '1' ? words.tied : '';
      };
      selects.forEach((select) => select.addEventListener('change', look));
      look();
    }
    all('[data-script]').forEach((part) => { part.hidden = false; });
    }());

    """
}
