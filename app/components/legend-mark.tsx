/** One line of a legend: a mark drawn by us, and what it says. @param mark SVG elements, 48 wide around y = 0 */
export function LegendMark({ mark, text }: { mark: string; text: string }) {
  return (
    <li>
      <svg
        viewBox="0 -9 48 18"
        width={48}
        height={18}
        aria-hidden="true"
        focusable="false"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, from constants alone
        dangerouslySetInnerHTML={{ __html: mark }}
      />
      {text}
    </li>
  );
}
