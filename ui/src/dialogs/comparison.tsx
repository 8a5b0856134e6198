/** Two texts beside each other with their names, in a dialog that may have the right one as it was made. */
import { IslandMount } from "../components/island-mount";
import { comparisonIsland, type ComparisonIsland, type Sides } from "../editor/comparison-island";

export function Comparison({ sides, island }: { sides: Sides; island: { current: ComparisonIsland | null } }) {
  return (
    <div class="comparison">
      <div class="comparison-labels"><span>{sides.leftLabel}</span><span>{sides.rightLabel}</span></div>
      <IslandMount
        build={() => comparisonIsland(sides)}
        start={(built) => {
          island.current = built;
          return () => (island.current = null);
        }}
      />
    </div>
  );
}
