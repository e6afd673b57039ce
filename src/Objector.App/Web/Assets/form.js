// The form as a walk: one step at a time, its own entry in the browser's history. Without this file it is one long page.
import { Kept, restore } from './keep.js';
import { answers, explain, letter, offers } from './check.js';
import { clear, fromPage, report, wrong } from './errors.js';
import { ensure, start as startPairs } from './pairs.js';
import { piece, say } from './say.js';
import { send } from './send.js';
import './evidence.js';

const form = document.querySelector('[data-walk]');
const steps = [...form.querySelectorAll('[data-step]')];
const last = steps.at(-1);
const intro = document.querySelector('[data-intro]');
const title = document.title;
const status = form.querySelector('[data-status]');
const bar = form.querySelector('[data-progress]');
const buttons = { send: form.querySelector('[data-submit]'), stop: form.querySelector('[data-stop]') };
let current = steps.find((step) => step.classList.contains('now'));
let returning = false;

function show(step, focus) {
  for (const other of steps) other.classList.toggle('now', other === step);
  current = step;
  const heading = step.querySelector('h2');
  intro.classList.toggle('past', step !== steps[0]);
  document.title = step === steps[0] ? title : `${heading.textContent} · ${title}`;
  if (step === steps[1]) offers(form);
  if (step === last) {
    answers(form);
    letter(form);
  }
  scrollTo(0, 0);
  if (!focus) return heading.focus({ preventScroll: true });
  const fold = focus.closest('details');
  if (fold) fold.open = true;
  (focus.matches('fieldset') ? focus.querySelector('input') : focus).focus();
  return undefined;
}

function visit(step, focus) {
  if (step !== current) history.pushState(null, '', `#${step.id}`);
  show(step, focus);
}

// Nobody gets past a step that is not done.
const reached = (step) => steps.slice(0, steps.indexOf(step)).find((before) => wrong(before).length > 0) ?? step;
const named = () => document.getElementById(location.hash.slice(1))?.closest('[data-step]');

function onwards() {
  const errors = wrong(current);
  if (errors.length > 0) return report(errors);
  clear();
  const next = returning ? reached(last) : steps[steps.indexOf(current) + 1];
  returning = false;
  return visit(next);
}

form.addEventListener('click', (event) => {
  if (event.target.closest('[data-next]')) onwards();
  if (event.target.closest('[data-back]')) {
    clear();
    visit(steps[steps.indexOf(current) - 1]);
  }
});

// Links to a field or a step: in the summary of errors, and beside each answer.
document.querySelector('main').addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  const step = target?.closest('[data-step]');
  if (!step) return;
  event.preventDefault();
  if (link.dataset.change !== undefined) returning = true;
  visit(step, target === step ? null : target);
});

// After the browser has done its part: it takes the focus away.
history.scrollRestoration = 'manual';
addEventListener('popstate', () => setTimeout(() => {
  const step = location.hash ? named() : steps[0];
  if (!step) return;
  clear();
  returning = false;
  show(reached(step));
}));

form.addEventListener('change', (event) => {
  if (event.target.name === 'country') form.querySelector('[data-explanation]').hidden = true;
  if (event.target.name !== 'kind') return;
  explain(form);
  for (const fold of form.querySelectorAll('[data-open-for]'))
    if (fold.dataset.openFor.split(' ').includes(event.target.value)) fold.open = true;
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (current !== last) return onwards();
  const undone = steps.find((step) => wrong(step).length > 0);
  if (undone) {
    const errors = wrong(undone);
    visit(undone);
    return report(errors);
  }
  clear();
  return off();
});

function off() {
  kept.save();
  busy(true);
  const stop = send(form, {
    progress: (part) => {
      bar.value = part;
      tell(say(form.dataset.sending, Math.round(part * 100)));
    },
    done: (page) => {
      kept.forget();
      location.assign(page);
    },
    refused: (page) => {
      busy(false);
      tell('');
      renew(page);
      const errors = fromPage(page);
      if (errors.length === 0) {
        // Not about the form: a page that says what went wrong.
        const said = [...page?.querySelectorAll('main h1, main p') ?? []].map((line) => line.textContent);
        return fail(said.length ? said : [form.dataset.failed]);
      }
      const first = steps.find((step) => errors.some((error) => error.control && step.contains(error.control)));
      visit(first ?? last);
      return report(errors);
    },
    failed: (stopped) => {
      busy(false);
      fail([stopped ? form.dataset.stopped : navigator.onLine ? form.dataset.failed : form.dataset.offline]);
    },
  });
  buttons.stop.onclick = stop;
}

// Taken for a machine's, the form can be sent again as it is: what an extension filled in goes, and a stamp that did not hold is replaced.
function renew(page) {
  form.elements.website.value = '';
  form.elements.shown.value = page?.querySelector('[name=shown]')?.value ?? form.elements.shown.value;
}

function busy(now) {
  buttons.send.disabled = now;
  buttons.stop.hidden = bar.hidden = !now;
  bar.value = 0;
}

const tell = (text) => { if (status.textContent !== text) status.textContent = text; };

function fail(lines) {
  status.replaceChildren(...lines.map((line) => piece('p', line, { className: 'error' })));
  buttons.send.focus();
}

form.noValidate = true;
startPairs();
const kept = new Kept(form);
const before = form.dataset.fresh !== undefined ? kept.read() : null;
if (before) {
  ensure(before.fields.get('prompt')?.length ?? 1);
  restore(form, before.fields);
  form.querySelector('[data-found]').hidden = false;
  form.querySelector('[data-files-gone]').hidden = !before.files;
}
form.querySelector('[data-keeping]').hidden = !kept.works;
form.querySelector('[data-clear]').addEventListener('click', () => {
  kept.forget();
  form.reset();
  location.assign(location.pathname + location.search);
});
offers(form);

if (form.dataset.fresh !== undefined) {
  const wanted = named();
  if (wanted && wanted !== current) {
    const step = reached(wanted);
    history.replaceState(null, '', `#${step.id}`);
    show(step);
  }
} else {
  // The server has marked what is wrong; its step is open.
  intro.classList.toggle('past', current !== steps[0]);
  document.getElementById('errors')?.focus();
}
