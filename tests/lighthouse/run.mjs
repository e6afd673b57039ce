// node tests/lighthouse/run.mjs URL...  Prints what Lighthouse says of each page, on a phone; fails below 95. See docs/pages.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LEAST = 95;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const here = fileURLToPath(new URL('.', import.meta.url));
const reports = fileURLToPath(new URL('../../artifacts/lighthouse/', import.meta.url));

const urls = process.argv.slice(2);
if (urls.length === 0) {
  console.error('Name the pages: node tests/lighthouse/run.mjs http://localhost:7071/ http://localhost:7071/cases/TOKEN');
  process.exit(2);
}

if (!existsSync(`${here}node_modules/lighthouse`)) execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
const { default: lighthouse } = await import('lighthouse');
const { launch } = await import('chrome-launcher');

const chromePath = process.env.CHROME_PATH
  ?? ['chromium', 'google-chrome', 'chromium-browser'].map((name) => `/usr/bin/${name}`).find((path) => existsSync(path));
const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
let low = 0;
try {
  mkdirSync(reports, { recursive: true });
  for (const [number, url] of urls.entries()) {
    // A case's page asks search engines to stay away, and has to.
    const skipAudits = /\/cases\//.test(url) ? ['is-crawlable'] : null;
    const { lhr, report } = await lighthouse(url, { port: chrome.port, output: 'html', onlyCategories: CATEGORIES, skipAudits, logLevel: 'error' });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    writeFileSync(`${reports}${number + 1}.html`, report);
    const scores = CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)]);
    console.log(`${url}\n  ${scores.map(([name, score]) => `${name} ${score}`).join(', ')}`);
    const counted = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs.filter((ref) => ref.weight > 0).map((ref) => lhr.audits[ref.id]));
    for (const audit of new Set(counted))
      if (audit.score !== null && audit.score < 0.9) console.log(`    ${audit.id}: ${audit.title} ${audit.displayValue ?? ''}`);
    low += scores.filter(([, score]) => score < LEAST).length;
  }
} finally {
  await chrome.kill();
}

console.log(low === 0 ? `All scores are ${LEAST} or more.` : `${low} scores are below ${LEAST}. The reports are in artifacts/lighthouse.`);
process.exitCode = low === 0 ? 0 : 1;
