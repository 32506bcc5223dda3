/* Of allocations, what rules and workers need without schemas. */

/** Open positions and people that one allocation takes in at most. */
export const MOST_ALLOCATED_POSITIONS = 500;
export const MOST_ALLOCATED_PEOPLE = 20_000;

/** Why an application is out that an undo withdrew: it is no refusal of anybody's, and may be recommended again. */
export const ALLOCATION_UNDONE = "统筹分配已撤销";
