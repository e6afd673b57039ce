// What is typed stays on this device until it is sent: a reload, a crash or a closed tab costs nothing. No cookie: it goes nowhere.
const place = 'objector.form';
const days = 7;
// Consent is given anew; files cannot be kept here; and when the form was shown is the page's to say.
const not = ['consent', 'statistics', 'timezone', 'screenshots', 'shown', 'website'];

export class Kept {
  #form;
  #timer;
  #over = false;

  constructor(form) {
    this.#form = form;
    try {
      localStorage.setItem(`${place}.try`, '1');
      localStorage.removeItem(`${place}.try`);
      this.works = true;
    } catch {
      this.works = false;
      return;
    }
    form.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.save(), 250);
    });
    addEventListener('pagehide', () => this.#timer && this.save());
  }

  save() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.works || this.#over) return;
    const language = this.#form.elements.language;
    const fields = [...new FormData(this.#form)].filter(([name, value]) => !not.includes(name) && typeof value === 'string'
      && (name !== 'language' || !language.selectedOptions[0].defaultSelected));
    try {
      localStorage.setItem(place, JSON.stringify({ at: Date.now(), fields, files: this.#form.elements.screenshots.files.length }));
    } catch {
      // It is full: what is typed is still in the page.
    }
  }

  // What was kept, by field; null where there is nothing, or nothing fresh.
  read() {
    if (!this.works) return null;
    try {
      const kept = JSON.parse(localStorage.getItem(place));
      if (!kept || Date.now() - kept.at > days * 86_400_000) return null;
      return { files: kept.files, fields: Map.groupBy?.(kept.fields, ([name]) => name) ?? group(kept.fields) };
    } catch {
      return null;
    }
  }

  forget() {
    this.#over = true;
    if (this.works) localStorage.removeItem(place);
  }
}

function group(fields) {
  const groups = new Map();
  for (const field of fields) groups.set(field[0], [...groups.get(field[0]) ?? [], field]);
  return groups;
}

// Puts back what was kept, and opens the folds that hold some of it.
export function restore(form, fields) {
  for (const [name, pairs] of fields) {
    const values = pairs.map(([, value]) => value);
    const controls = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    controls.forEach((control, index) => {
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = values.includes(control.value);
      else if (values[index] !== undefined) control.value = values[index];
      const filled = control.type === 'radio' || control.type === 'checkbox' ? control.checked : control.value;
      const fold = control.closest('details');
      if (filled && fold) fold.open = true;
    });
  }
}
