// What the server tells of people.
import type { Role } from "./roles";

export interface PersonRecord {
  name: string;
  role: Role;
  disabled: boolean;
  created: string;
}
