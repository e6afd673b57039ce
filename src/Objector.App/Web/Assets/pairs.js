// Several pairs of prompt and answer, as many as are needed.
import { copy, say } from './say.js';

const box = document.querySelector('[data-pairs]');
const template = box.querySelector('template');
const add = box.querySelector('[data-add]');
const all = () => [...box.querySelectorAll('[data-pair]')];
const areas = (pair) => [...pair.querySelectorAll('textarea')];

function count() {
  all().forEach((pair, index) => {
    for (const area of areas(pair)) {
      area.id = index === 0 ? area.name : `${area.name}-${index + 1}`;
      const label = area.closest('.field').querySelector('label');
      label.htmlFor = area.id;
      label.textContent = say(area.dataset.label, index + 1);
    }
  });
  add.hidden = all().length >= Number(box.dataset.max);
}

function more() {
  const pair = copy(template);
  add.before(pair);
  count();
  return pair;
}

// At least so many pairs.
export function ensure(number) {
  while (all().length < Math.min(number, Number(box.dataset.max))) more();
}

export function start() {
  const fold = box.querySelector('[data-more]');
  for (const pair of fold.querySelectorAll('[data-pair]'))
    if (areas(pair).some((area) => area.value)) add.before(pair);
  fold.remove();
  count();
  add.addEventListener('click', () => areas(more())[0].focus());
  box.addEventListener('click', (event) => {
    const pair = event.target.closest('[data-remove]')?.closest('[data-pair]');
    if (!pair) return;
    const next = pair.nextElementSibling?.matches('[data-pair]') ? pair.nextElementSibling : pair.previousElementSibling;
    pair.remove();
    count();
    areas(next)[0].focus();
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
