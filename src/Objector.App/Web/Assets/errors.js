// The summary above the form and the sentence beside each field, as the server writes them.
import { copy, piece } from './say.js';

const slot = document.querySelector('[data-errors]');
const template = document.querySelector('[data-summary]');
const box = (control) => control.type === 'radio' ? control.closest('fieldset') : control.closest('.field');

// The controls of this part that are not well filled in, one a name.
export function wrong(part) {
  const found = new Map();
  for (const control of part.querySelectorAll('input, select, textarea'))
    if (control.willValidate && !control.validity.valid && !found.has(control.name)) found.set(control.name, control);
  return [...found.values()].map((control) => ({
    id: control.type === 'radio' ? box(control).id : control.id,
    control,
    message: (!control.validity.tooLong && control.dataset.error) || control.validationMessage,
  }));
}

export function clear() {
  slot.replaceChildren();
  for (const field of document.querySelectorAll('form .wrong')) field.classList.remove('wrong');
  for (const sentence of document.querySelectorAll('form .error')) sentence.remove();
  for (const control of document.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
    describe(control, described(control).filter((id) => !id.endsWith('-error')));
  }
}

export function report(errors) {
  clear();
  const summary = copy(template);
  for (const { id, control, message } of errors) {
    const line = document.createElement('li');
    line.append(piece('a', message, { href: `#${id}` }));
    summary.querySelector('ul').append(line);
    if (control) mark(control, id, message);
  }
  slot.append(summary);
  summary.focus();
}

function mark(control, id, message) {
  const field = box(control);
  field.classList.add('wrong');
  const sentence = piece('p', message, { className: 'error', id: `${id}-error` });
  const before = control.type === 'radio' || control.type === 'checkbox' ? field.querySelector('label') : control;
  before.before(sentence);
  control.setAttribute('aria-invalid', 'true');
  describe(control, [...described(control), sentence.id]);
}

const described = (control) => control.getAttribute('aria-describedby')?.split(' ') ?? [];

function describe(control, ids) {
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
  else control.removeAttribute('aria-describedby');
}

// What the server found wrong, out of the page that it answered with.
export function fromPage(page) {
  const links = [...page?.querySelectorAll('#errors a') ?? []];
  return links.map((link) => {
    const id = link.getAttribute('href').slice(1);
    const target = document.getElementById(id);
    const control = target?.matches('fieldset') ? target.querySelector('input') : target;
    return { id, control: control?.matches('input, select, textarea') ? control : null, message: link.textContent };
  });
}
