// Turns the page to the lock: on Alt+L, and when nobody has moved for a while. The server drops the keys;
// this only makes sure that nothing stays on the screen. Without this script the Lock button does the same.
(() => {
  const form = document.querySelector("[data-lock]");
  if (!form) return;
  const soon = form.querySelector("[data-soon]");
  const after = Number(form.dataset.after) * 1000;
  const warning = Math.min(60_000, after / 2);
  const tabs = new BroadcastChannel("moved");
  let moved = Date.now();
  let told = 0;
  let locking = false;

  // What is being typed is kept first: autosave.js answers the event with a promise in `detail.kept`.
  async function lock() {
    if (locking) return;
    locking = true;
    const asked = new CustomEvent("locking", { detail: { kept: [] } });
    document.dispatchEvent(asked);
    const tooLong = new Promise((done) => setTimeout(done, 2000));
    await Promise.race([Promise.allSettled(asked.detail.kept), tooLong]);
    // Pressed, not submitted: the button may belong to a form that is being written, and takes it along.
    form.querySelector("button").click();
  }

  function stay() {
    moved = Date.now();
    if (soon.textContent) soon.textContent = "";
    // Other tabs of the same person stay open too; once a second is enough.
    if (moved - told > 1000) tabs.postMessage((told = moved));
  }

  function look() {
    const idle = Date.now() - moved;
    if (idle >= after) lock();
    else if (idle >= after - warning && !soon.textContent) soon.textContent = soon.dataset.soon;
  }

  tabs.onmessage = () => {
    moved = Date.now();
    soon.textContent = "";
  };
  document.addEventListener("keydown", (event) => {
    const key = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === "KeyL";
    if (!key) return stay();
    event.preventDefault();
    lock();
  });
  for (const sign of ["pointerdown", "pointermove", "wheel", "touchstart", "focusin"]) {
    document.addEventListener(sign, stay, { passive: true });
  }
  // A laptop that slept does not run timers: look at once when it wakes.
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
  // A page kept by the browser's Back button was never locked: load it again.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
