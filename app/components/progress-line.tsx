/** How much of something is done, as a line. Polaris's own brings a library of transitions to every page. */
export function ProgressLine({ share, labelledBy }: { share: number; labelledBy: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-labelledby={labelledBy}
      style={{
        height: 8,
        borderRadius: 4,
        overflow: "hidden",
        background: "var(--p-color-bg-fill-tertiary)",
      }}
    >
      <div
        style={{
          width: `${percent}%`,
          height: "100%",
          background: "var(--p-color-bg-fill-info)",
          transition: "width 500ms",
        }}
      />
    </div>
  );
}
