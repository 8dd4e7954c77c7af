const paths = {
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  back: "M12.5 4l-6 6 6 6",
  done: "M4.2 10.6l3.9 3.9 7.7-8.6",
};

/** An icon in the colour of its text. Decoration: words say the same. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <span className="icon" aria-hidden="true">
      <svg viewBox="0 0 20 20">
        <path d={paths[name]} />
      </svg>
    </span>
  );
}
