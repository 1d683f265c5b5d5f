/** Pixels of the picture for each of the chart: sharp on paper and slides. */
const scale = 2;
const margin = 16;
const titleHeight = 34;

/** A chart as an SVG document of its own, with its title above it. */
export function toSvg(chart: SVGSVGElement, title: string): string {
  const { width, height } = size(chart);
  const style = getComputedStyle(chart);
  const ground = getComputedStyle(chart.closest('.card') ?? document.body).backgroundColor;
  const copy = chart.cloneNode(true) as SVGSVGElement;
  copy.querySelectorAll('.pointed').forEach((node) => node.classList.remove('pointed'));
  const document_ = document.implementation.createDocument('http://www.w3.org/2000/svg', 'svg');
  const root = document_.documentElement;
  const whole = { width: width + 2 * margin, height: height + titleHeight + 2 * margin };
  root.setAttribute('width', String(whole.width));
  root.setAttribute('height', String(whole.height));
  root.setAttribute('viewBox', `0 0 ${whole.width} ${whole.height}`);
  root.setAttribute('font-family', style.fontFamily);
  root.append(
    node(document_, 'rect', { width: '100%', height: '100%', fill: ground }),
    node(
      document_,
      'text',
      { x: String(margin), y: String(margin + 16), fill: style.color, 'font-size': '16', 'font-weight': '600' },
      title,
    ),
  );
  copy.setAttribute('x', String(margin));
  copy.setAttribute('y', String(margin + titleHeight));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('color', style.color);
  root.append(document_.importNode(copy, true));
  return new XMLSerializer().serializeToString(document_);
}

/** A chart as a PNG picture. */
export async function toPng(chart: SVGSVGElement, title: string): Promise<Blob> {
  const image = new Image();
  // A data address: the page's policy allows pictures of no other kind but its own.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(toSvg(chart, title))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('No picture was made.')) : resolve(blob)), 'image/png'),
  );
}

function size(chart: SVGSVGElement): { width: number; height: number } {
  const { width, height } = chart.getBoundingClientRect();
  return { width: Math.round(width), height: Math.round(height) };
}

function node(owner: Document, name: string, attributes: Readonly<Record<string, string>>, text?: string): Element {
  const made = owner.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
