// The counting rules in the codebook's own words: read once, for all incidents.
import { get } from "../api";
import { plain } from "../parts/said";

interface Codebook {
  rules: { name: string; what: string }[];
}

let asked: Promise<Map<string, string>> | null = null;

/** What each rule decides for, by its name; nothing where the codebook does not answer. */
export function ruleWords(): Promise<Map<string, string>> {
  asked ??= get<Codebook>("/api/codebook").then(
    (codebook) => new Map(codebook.rules.map((rule) => [rule.name, rule.what])),
    () => {
      asked = null;
      return new Map<string, string>();
    },
  );
  return asked;
}

const NAMES: Record<string, string> = { ucdp: "UCDP", acled: "ACLED", gtd: "GTD", ibc: "IBC" };

/** A rule's name as a reader would write it: "most recent", "UCDP". */
export const ruleName = (rule: string): string => NAMES[rule] ?? plain(rule);

export const HIERARCHY = "source-hierarchy";
export const USUAL = "most-recent";
