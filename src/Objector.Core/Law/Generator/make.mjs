// Makes holidays.json and countries.json anew, by the command below: the same bytes each time.
// The holidays change with the version of date-holidays in package.json, the country names with that of Node, whose ICU holds them.
import { readFileSync, writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

const command = 'npm ci --prefix src/Objector.Core/Law/Generator && node src/Objector.Core/Law/Generator/make.mjs';
const calendars = ['BR', 'DE', 'GB-ENG', 'IE', 'KR', 'NZ', 'TR', 'US-CA'];
const firstYear = 2024;
const lastYear = 2040;
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt'];
// When the country names were last taken over.
const namesTaken = '2026-11-24';

const text = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');
const json = (value) => JSON.stringify(value);
const unique = (values) => [...new Set(values)];
const day = 24 * 60 * 60 * 1000;
const source = (title, date) => `{ "title": ${json(title)}, "date": ${json(date)} }`;

// What date-holidays gets wrong, and by how many days. Its KR.yaml says of the Korean New Year that it leaves out the eve. The harvest
// moon of 2033 is that of 8 September, as the Korean calendars of ICU and .NET have it: the leap month comes after the eleventh.
const corrections = [
  { calendar: 'KR', rule: 'korean 01-0-01 P3D', move: -1 },
  { calendar: 'KR', rule: 'korean 8-0-14 P3D', year: 2033, move: -29 },
];

/** Every day that is wholly a holiday, with its names: half days, as the eves of the Turkish feasts, are none. */
function days(calendar) {
  // In UTC, so that a day of the calendar is one of the clock.
  const holidays = new Holidays(...calendar.split('-'), { languages: 'en', types: ['public'], timezone: 'UTC' });
  const found = {};
  // A substitute may lie in the year before or after.
  for (let year = firstYear - 1; year <= lastYear + 1; year++) {
    for (const { rule, name, start, end } of holidays.getHolidays(year)) {
      const correction = corrections.find((c) => c.calendar === calendar && c.rule === rule && (c.year ?? year) === year);
      if (correction) correction.used = true;
      const move = correction?.move ?? 0;
      for (let at = Math.ceil(start / day); (at + 1) * day <= end; at++) {
        (found[new Date((at + move) * day).toISOString().slice(0, 10)] ??= []).push(name);
      }
    }
  }

  return Object.keys(found).sort()
    .filter((date) => date >= `${firstYear}-01-01` && date <= `${lastYear}-12-31`)
    .map((date) => `      ${json(date)}: ${json(unique(found[date]).join(', '))}`);
}

const { version } = JSON.parse(text('node_modules/date-holidays/package.json'));
const released = text('node_modules/date-holidays/CHANGELOG.md').match(new RegExp(`^## \\[${version}\\].*\\((\\d{4}-\\d\\d-\\d\\d)\\)$`, 'm'))[1];
const articles = unique(calendars.map((calendar) => calendar.slice(0, 2)).flatMap((country) =>
  [...text(`node_modules/date-holidays/data/countries/${country}.yaml`).matchAll(/# @attrib (\S+)/g)].map(([, url]) => url)));

const about = 'Public holidays by calendar, with their substitute days, as date-holidays has them but for the corrections in make.mjs. Not in it: half days, '
  + `and what a government sets for one year only. The Islamic feasts are foretold and may fall a day off. Made by: ${command}`;
const attribution = 'The data is from date-holidays by commenthol and contributors, under CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/), '
  + `and so is this file, which is an excerpt with corrections. It relies on these Wikipedia articles: ${articles.join(' ')}`;
const lists = calendars.map((calendar) => `    ${json(calendar)}: {\n${days(calendar).join(',\n')}\n    }`);
for (const { calendar, rule } of corrections.filter((c) => !c.used)) throw new Error(`${calendar} has no “${rule}” to correct: look at what became of it.`);

writeFileSync(new URL('../holidays.json', import.meta.url), `{
  "about": ${json(about)},
  "source": ${source(`date-holidays ${version}`, released)},
  "attribution": ${json(attribution)},
  "firstYear": ${firstYear},
  "lastYear": ${lastYear},
  "calendars": {
${lists.join(',\n')}
  }
}
`);

const names = languages.map((language) => [language, new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })]);
// Its own codes are those of ISO 3166-1, by English name.
const { countries } = JSON.parse(text('../countries.json'));

writeFileSync(new URL('../countries.json', import.meta.url), `{
  "about": ${json(`Countries of ISO 3166-1 with their names as Unicode CLDR writes them. Made by: ${command}`)},
  "source": ${source(`Unicode CLDR ${process.versions.cldr}, territory names, of ICU ${process.versions.icu}`, namesTaken)},
  "countries": [
${countries.map(({ code }) => `    ${json({ code, names: Object.fromEntries(names.map(([language, of]) => [language, of.of(code)])) })}`).join(',\n')}
  ]
}
`);
