// The orders that the list can be in, as the API names them, and what each is called.
export const DEFAULT_SORT = "-date";

export const SORTS: [string, string][] = [
  ["-date", "newest first"],
  ["date", "oldest first"],
  ["-killed", "most killed first"],
  ["killed", "fewest killed first"],
  ["place", "place"],
  ["documents", "most documents first"],
  ["doubts", "most doubts first"],
];

export const isSort = (sort: string): boolean => SORTS.some(([each]) => each === sort);
