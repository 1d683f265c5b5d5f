const paths = {
  menu: 'M4 6h16M4 12h16M4 18h10',
  table: 'M4 5h16v14H4zM4 10h16M10 10v9',
  new: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  settings: 'M4 8h9m4 0h3M4 16h3m4 0h9M13 5.500v5M7 13.500v5',
  pin: 'M9 4h6l-1 7 3 3H7l3-3zM12 14v6',
  down: 'M12 5v14M6 13l6 6 6-6',
} as const;

/** A line drawing beside or in place of a word. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon-drawing" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
