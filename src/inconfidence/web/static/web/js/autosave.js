// Keeps what is typed in a `data-autosave` text as a draft on the server, sealed there; nothing is kept in the
// browser. At most every 8 s, and at once on leaving the field, the page, or on the lock.
(() => {
  const EVERY = 8000;

  function watch(area) {
    const status = document.getElementById(`${area.id}_kept`);
    const token = area.form.querySelector("[name=csrfmiddlewaretoken]").value;
    let kept = area.value;
    let running = Promise.resolve();
    const underWay = new AbortController();

    function say(words) {
      if (status.textContent !== words) status.textContent = words;
    }

    function now() {
      return new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    }

    async function post(text) {
      const body = new URLSearchParams({ name: area.name, text, csrfmiddlewaretoken: token });
      // A browser carries at most 64 KiB past the end of a page.
      const keepalive = text.length < 20000;
      const { signal } = underWay;
      try {
        const answer = await fetch(area.dataset.autosave, { method: "POST", body, keepalive, signal, redirect: "error" });
        if (answer.status === 401 || answer.status === 403) return say(status.dataset.locked);
        if (answer.status !== 204) return say(status.dataset.notKept);
        kept = text;
        say(`${status.dataset.kept} ${now()}`);
      } catch {
        say(status.dataset.notKept);
      }
    }

    function keep() {
      // One after the other, so that an older text never lands on a newer one.
      running = running.then(() => (area.value === kept ? undefined : post(area.value)));
      return running;
    }

    setInterval(keep, EVERY);
    // On the way to the form's own button the form itself will take the words: see "submit".
    area.addEventListener("blur", ({ relatedTarget: next }) => {
      if (next?.type !== "submit" || next.form !== area.form) keep();
    });
    window.addEventListener("pagehide", keep);
    document.addEventListener("locking", (event) => event.detail.kept.push(keep()));
    // The form itself takes the words from here: a draft that lands after it would only come back.
    area.form.addEventListener("submit", () => {
      kept = area.value;
      underWay.abort();
    });
  }

  document.querySelectorAll("textarea[data-autosave]").forEach(watch);
})();
