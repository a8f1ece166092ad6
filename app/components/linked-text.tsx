/** Text that may hold web addresses: each becomes a link, shown without its scheme. */
export function LinkedText({ children }: { children: string }) {
  return (
    <>
      {children.split(/(https?:\/\/[^\s)]+)/).map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} className="govuk-link app-address" href={part} rel="external">
            {part.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}
