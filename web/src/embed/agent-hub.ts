/** Properties of CSS that a page may set on the element; the hub's page takes them for its own. */
const variables = ['accent', 'page', 'card', 'text', 'soft', 'line', 'font'];

/**
 * The hub in somebody else's page:
 *
 * ```html
 * <script type="module" src="https://hub.example/agent-hub.js"></script>
 * <agent-hub dataset="plant.xlsx" theme="dark" style="height: 40rem; --agent-hub-accent: #0057b8"></agent-hub>
 * ```
 *
 * It shows the hub's own page in a frame, so that neither page reaches into the other. The hub must list the page's origin in
 * `Agent:Security:AllowedOrigins`. Attributes: `hub` (its address, by default where this script came from), `dataset`, `token`,
 * `theme` (`light`, `dark`), `lang`. The token goes to the hub's origin alone and into no address.
 */
export class AgentHubElement extends HTMLElement {
  static readonly observedAttributes = ['hub', 'dataset', 'token', 'theme', 'lang'];

  #frame: HTMLIFrameElement | undefined;

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent =
      ':host{display:block;height:36rem}iframe{display:block;width:100%;height:100%;border:0;border-radius:inherit}';
    this.#frame = document.createElement('iframe');
    this.#frame.title = 'Agent Hub';
    this.#frame.allow = 'clipboard-write';
    root.replaceChildren(style, this.#frame);
    addEventListener('message', this.#onMessage);
    this.#load();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#onMessage);
    this.#frame = undefined;
  }

  attributeChangedCallback(name: string): void {
    if (name === 'token') this.#send();
    else this.#load();
  }

  get #hub(): URL {
    return new URL(this.getAttribute('hub') ?? '.', this.hasAttribute('hub') ? document.baseURI : import.meta.url);
  }

  #load(): void {
    if (this.#frame === undefined) return;
    const address = this.#hub;
    address.searchParams.set('embed', '1');
    for (const name of ['dataset', 'theme', 'lang']) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    if (this.#frame.src !== address.href) this.#frame.src = address.href;
  }

  readonly #onMessage = (event: MessageEvent<unknown>): void => {
    const isReady = (event.data as { type?: string } | null)?.type === 'agent-hub:ready';
    if (isReady && event.source === this.#frame?.contentWindow && event.origin === this.#hub.origin) this.#send();
  };

  #send(): void {
    const style = getComputedStyle(this);
    const set = variables.flatMap((name) => {
      const value = style.getPropertyValue(`--agent-hub-${name}`).trim();
      return value === '' ? [] : [[name, value]];
    });
    this.#frame?.contentWindow?.postMessage(
      {
        type: 'agent-hub:settings',
        token: this.getAttribute('token') ?? '',
        variables: Object.fromEntries(set) as object,
      },
      this.#hub.origin,
    );
  }
}

customElements.define('agent-hub', AgentHubElement);
