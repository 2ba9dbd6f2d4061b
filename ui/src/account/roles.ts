// The roles, each of which may do all that the ones before it may, and what they are in words.
import type { Person } from "../workspace.svelte";

export type Role = Person["role"];

export const ROLES: readonly Role[] = ["reader", "coder", "editor", "admin"];

export const MAY: Record<Role, string> = {
  reader: "read everything",
  coder: "read, judge and code",
  editor: "read, judge, code, make releases and undo what others have judged",
  admin: "do everything, and say who the people are",
};

/** The roles that may do no more than this one. */
export const upTo = (role: Role): readonly Role[] => ROLES.slice(0, ROLES.indexOf(role) + 1);
