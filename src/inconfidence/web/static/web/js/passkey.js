// A passkey, made or used. What the server asks stands in the page; what the browser answers goes into the field
// "answer" of the form around it, which is then sent like any other. Where there is no script, or no passkey in the
// browser, the page goes on saying so.
(() => {
  const place = document.querySelector("[data-passkey]");
  if (!place || !window.PublicKeyCredential) return;
  const form = place.closest("form");
  const status = place.querySelector("[role=status]");
  const asked = JSON.parse(place.dataset.asked);

  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const known = (list) => list.map((one) => ({ ...one, id: bytes(one.id) }));

  const ways = {
    create: (publicKey) => {
      publicKey.user.id = bytes(publicKey.user.id);
      publicKey.excludeCredentials = known(publicKey.excludeCredentials);
      return navigator.credentials.create({ publicKey });
    },
    get: (publicKey) => {
      publicKey.allowCredentials = known(publicKey.allowCredentials);
      return navigator.credentials.get({ publicKey });
    },
  };
  const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature"];

  // Browsers have a `toJSON` of their own since 2023 to 2025; this does for all of them.
  function asText({ id, type, response }) {
    const parts = PARTS.filter((part) => response[part]).map((part) => [part, text(response[part])]);
    return JSON.stringify({ id, rawId: id, type, response: Object.fromEntries(parts) });
  }

  async function press() {
    status.textContent = "";
    const publicKey = { ...structuredClone(asked), challenge: bytes(asked.challenge) };
    try {
      form.elements.answer.value = asText(await ways[place.dataset.passkey](publicKey));
      form.submit();
    } catch (fault) {
      // Which of many things went wrong (no device, no finger, too late), browsers do not say.
      status.textContent = fault.name === "InvalidStateError" ? status.dataset.known : status.dataset.refused;
    }
  }

  place.querySelector("button").addEventListener("click", press);
  // Enter in the name of a new one does what its only button does.
  if (place.dataset.passkey === "create") {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      press();
    });
  }
  document.querySelector("[data-no-passkey]").hidden = true;
  place.hidden = false;
})();
