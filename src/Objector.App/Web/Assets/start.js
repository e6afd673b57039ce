// Loaded before the form is drawn, so that it never jumps: from here on one step shows at a time. Where the rest of the
// script cannot be loaded, the whole form comes back.
const page = document.documentElement;
if ('noModule' in HTMLScriptElement.prototype && window.DataTransfer) {
  page.classList.add('js');
  const script = document.createElement('script');
  script.type = 'module';
  // Our pages let a script name another by this policy alone, and it knows but one.
  const form = window.trustedTypes?.createPolicy('form', { createScriptURL: () => '/assets/form.js' });
  script.src = form?.createScriptURL('') ?? '/assets/form.js';
  script.onerror = () => page.classList.remove('js');
  // A script that a script adds does not wait for the rest of the page.
  document.addEventListener('DOMContentLoaded', () => document.head.append(script));
}
