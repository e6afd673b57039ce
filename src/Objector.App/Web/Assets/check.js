// The last step: every answer, and the letter as it will read. And before it: what the request can reach where the person lives.
import { piece } from './say.js';

const texts = (form, field) => [...form.querySelectorAll(`[name="${field}"]`)].flatMap((control) => {
  switch (control.type) {
    case 'radio':
    case 'checkbox':
      return control.checked ? [control.closest('label').querySelector('b, span').firstChild.textContent.trim()] : [];
    case 'file':
      return [...control.files].map((file) => file.name);
    case 'select-one':
      return control.value ? [control.selectedOptions[0].textContent.trim()] : [];
    default:
      return control.value.trim() ? [control.value.trim()] : [];
  }
});

// A prompt and its answer belong together.
const pairs = (form) => [...form.querySelectorAll('[data-pair]')].flatMap((pair) => [...pair.querySelectorAll('textarea')].map((area) => area.value.trim()).filter(Boolean));

export function answers(form) {
  const list = form.querySelector('[data-answers]');
  for (const row of list.children) {
    const field = row.dataset.of;
    const said = field === 'prompt' ? pairs(form) : field === 'platform' ? [...texts(form, field), ...texts(form, 'unlinked')] : texts(form, field);
    row.hidden = said.length === 0 && row.dataset.always === undefined;
    row.querySelector('dd').replaceChildren(...(said.length ? said : [list.dataset.nothing]).map((text) => piece('p', text, { dir: 'auto' })));
  }
}

let turn = 0;
async function draft(form) {
  const mine = ++turn;
  const fields = new FormData(form);
  fields.delete('screenshots');
  const answer = await fetch(form.dataset.draft, { method: 'POST', body: fields, headers: { Accept: 'application/json' } }).catch(() => null);
  const draft = answer?.ok ? await answer.json().catch(() => null) : null;
  return mine === turn ? draft : undefined;
}

export async function letter(form) {
  const [status, pre, explanation, exhibits] = ['letter-status', 'letter', 'letter-explanation', 'letter-exhibits'].map((name) => form.querySelector(`[data-${name}]`));
  status.textContent = status.dataset.waiting;
  const written = await draft(form);
  if (written === undefined) return;
  status.textContent = written ? '' : status.dataset.failed;
  pre.hidden = !written;
  pre.textContent = written?.letter ?? '';
  pre.lang = written?.language ?? '';
  explanation.textContent = written?.explanation ?? '';
  exhibits.hidden = !written || form.elements.screenshots.files.length === 0;
}

// The line beside each kind that is true of the place.
export function offers(form) {
  const offer = form.elements.country.selectedOptions[0]?.dataset.offer;
  form.querySelectorAll('[name=kind]').forEach((kind, index) => {
    for (const line of kind.closest('label').querySelectorAll('.offer')) line.hidden = line.dataset.offer !== offer?.[index];
  });
}

export async function explain(form) {
  const box = form.querySelector('[data-explanation]');
  if (!new FormData(form).get('kind') || !form.elements.country.value) return;
  const written = await draft(form);
  if (!written) return;
  box.firstElementChild.textContent = written.explanation;
  box.hidden = false;
}
