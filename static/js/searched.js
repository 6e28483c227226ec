// A list that was searched names its search in the address, so that a reload and the way back keep it.
export function startSearched() {
  document.addEventListener("htmx:afterSwap", (event) => {
    const form = event.detail.requestConfig?.elt;
    if (!form?.matches?.("form.search[hx-get]") || event.detail.xhr.status !== 200) return;
    const said = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...said]) if (!value) said.delete(name);
    const query = said.toString();
    history.replaceState(history.state, "", query ? `${form.action}?${query}` : form.action);
  });
}
