// The namespace of all scripts: data that files hand over, the state that the address keeps, and words.
// Modules can't be loaded from the disk, so these are plain scripts that share this one object.
"use strict";
const nb = { data: {}, views: {}, words: {}, waiting: {} };

// Files of data call this.
nb.put = (name, value) => {
  nb.data[name] = value;
};

// Load a file of data once; a page from the disk may load scripts and nothing else.
nb.need = (name, file) => {
  if (name in nb.data) return Promise.resolve(nb.data[name]);
  nb.waiting[name] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `data/${file ?? `${name}.js`}`;
    script.onload = () => (name in nb.data ? resolve(nb.data[name]) : reject(new Error(script.src)));
    script.onerror = () => {
      delete nb.waiting[name];
      reject(new Error(script.src));
    };
    document.head.append(script);
  });
  return nb.waiting[name];
};

// What is seen stands in the address behind #: #ranking?year=2024&lang=en
nb.state = { view: "overview", year: null, region: null, level: null, scope: null, lang: null };
nb.readAddress = () => {
  const [view, ...query] = location.hash.slice(1).split("?");
  nb.state = Object.fromEntries(new URLSearchParams(query.join("?")));
  nb.state.view = Object.hasOwn(nb.views, view) ? view : "overview";
};
nb.address = (changes) => {
  const { view, ...rest } = { ...nb.state, ...changes };
  const query = new URLSearchParams();
  for (const key of Object.keys(rest).sort()) {
    if (rest[key] !== null && rest[key] !== undefined && rest[key] !== "") query.set(key, rest[key]);
  }
  return `#${view}${query.size ? `?${query}` : ""}`;
};
nb.go = (changes) => {
  location.hash = nb.address(changes);
};

nb.lang = () => (nb.state.lang === "en" ? "en" : "zh");
nb.pick = (pair) => pair[nb.lang() === "en" ? 1 : 0];
nb.say = (key, args = {}) => {
  const words = nb.words[key];
  if (!words) throw new Error(`no words: ${key}`);
  return nb.pick(words).replace(/\{(\w+)\}/g, (_, name) => args[name] ?? "");
};
// An official label in the language of the page.
nb.label = (text) => {
  if (nb.lang() === "zh") return text;
  const english = nb.data.site.english;
  const bare = text.trim();
  if (Object.hasOwn(english, bare)) return english[bare];
  return nb.data.site.units[bare] ?? (/^[^\p{Script=Han}]*$/u.test(text) ? text : nb.say("corner"));
};

// Names in the order in which people expect them: 2县 before 10县.
nb.byName = new Intl.Collator("zh-CN", { numeric: true }).compare;

// Elements. Everything that is shown goes in as text: no data ever becomes markup.
nb.el = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
};
