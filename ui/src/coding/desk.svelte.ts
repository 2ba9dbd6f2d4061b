// A coding on its coder's desk: the draft, saved as it changes, and what other windows have made of it meanwhile.
import { get, Refused, send, wentWrong } from "../api";
import { Offsets } from "../parts/offsets";
import { boundsIn } from "./numbers";
import {
  emptyIncident,
  emptyToll,
  type Coding,
  type DraftIncident,
  type DraftToll,
  type Fault,
  type PhraseField,
  type Words,
} from "./shapes";
import { who } from "./who.svelte";

const PAUSE = 800; // ms without a change after which a draft is saved
const AGAIN = 5000; // ms after which a save that failed is tried again
const LEADING = 40; // letters before the words of a toll that may say how it is bounded
const STEPS = 100; // that can be undone

/** What words are being chosen for. */
export interface Wanted {
  label: string;
  take: (words: Words) => void;
  /** where the keyboard goes back to */
  from: HTMLElement | null;
}

export class Desk {
  coding = $state.raw<Coding | null>(null);
  trouble = $state("");
  incidents = $state<DraftIncident[]>([]);
  current = $state(0);
  faults = $state.raw<Fault[]>([]);
  /** "saved", "changed", "saving" or why it could not be saved */
  state = $state("saved");
  conflict = $state.raw<{ message: string; version: number; theirs: DraftIncident[] } | null>(null);
  /** the words chosen in the text, in UTF-16 units */
  chosen = $state.raw<{ start: number; end: number } | null>(null);
  wanted = $state.raw<Wanted | null>(null);
  /** the words that a value stands on which is looked at */
  lit = $state.raw<Words | null>(null);
  /** what was just done, for those who hear the page */
  said = $state("");
  /** how many steps can be undone */
  undoable = $state(0);

  offsets = new Offsets("");
  private version = 0;
  private kept = "[]"; // what the server holds
  private past: string[] = [];
  private running: Promise<boolean> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly id: string) {}

  async load(): Promise<void> {
    try {
      this.take(await get<Coding>(who.path(`/api/codings/${this.id}`)));
      this.trouble = "";
    } catch (error) {
      this.trouble = wentWrong(error);
    }
  }

  get open(): boolean {
    return this.coding !== null && this.coding.submitted === null && who.is(this.coding.coder);
  }

  get here(): DraftIncident | null {
    return this.incidents[this.current] ?? null;
  }

  /** Notice that something has changed, and save it soon. To be called whenever the draft may have. */
  changed(): void {
    if (!this.open || this.conflict) return;
    const now = JSON.stringify(this.incidents);
    if (now === this.kept) return;
    this.state = "changed";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), PAUSE);
  }

  get unsaved(): boolean {
    return this.open && JSON.stringify(this.incidents) !== this.kept;
  }

  /** Save what is not saved yet; false where that cannot be done. One save waits for the one before. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.conflict) return false;
    if (!this.unsaved) return true;
    this.running = this.put();
    const done = await this.running;
    this.running = null;
    if (done) this.changed(); // what was changed while it was saved
    return done;
  }

  private async put(): Promise<boolean> {
    const sent = JSON.stringify(this.incidents);
    this.state = "saving";
    try {
      const body = { version: this.version, incidents: JSON.parse(sent) as unknown };
      const saved = await send<Coding>("PUT", who.path(`/api/codings/${this.id}`), body);
      this.version = saved.version;
      this.faults = saved.faults;
      this.kept = sent;
      this.state = "saved";
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  async submit(): Promise<void> {
    if (!(await this.save())) return;
    try {
      const body = { version: this.version };
      this.take(await send<Coding>("POST", who.path(`/api/codings/${this.id}/submit`), body));
    } catch (error) {
      this.failed(error);
    }
  }

  /** Out of a conflict: keep what is on this desk, or take what was saved from elsewhere. */
  settle(keep: boolean): void {
    if (!this.conflict) return;
    this.version = this.conflict.version;
    this.kept = JSON.stringify(this.conflict.theirs);
    if (!keep) {
      this.remember();
      this.incidents = this.conflict.theirs;
      this.current = Math.min(this.current, Math.max(0, this.incidents.length - 1));
    }
    this.conflict = null;
    this.state = "saved";
    if (keep) void this.save();
  }

  /** Before a value or an incident comes or goes, so that it can be undone. */
  remember(): void {
    this.past = [...this.past, JSON.stringify(this.incidents)].slice(-STEPS);
    this.undoable = this.past.length;
  }

  undo(): void {
    const before = this.past.pop();
    this.undoable = this.past.length;
    if (before === undefined) return;
    this.incidents = JSON.parse(before) as DraftIncident[];
    this.current = Math.min(this.current, Math.max(0, this.incidents.length - 1));
    this.said = "Undone";
  }

  /** The words that are chosen, as a value holds them; they are chosen no more then. */
  chosenWords(): Words | null {
    if (!this.chosen) return null;
    const words = this.wordsAt(this.chosen.start, this.chosen.end);
    this.chosen = null;
    return words;
  }

  /** The words between two UTF-16 units, without the blanks around them. */
  wordsAt(from: number, to: number): Words | null {
    const text = this.offsets.text.slice(from, to);
    const start = from + (text.length - text.trimStart().length);
    const words = text.trim();
    if (!words) return null;
    return { start: this.offsets.toPoint(start), end: this.offsets.toPoint(start + words.length), words };
  }

  addIncident(): void {
    this.remember();
    this.incidents.push({ ...emptyIncident(this.chosenWords()), main: this.incidents.length === 0 });
    this.current = this.incidents.length - 1;
    this.said = `Incident ${this.incidents.length} is new`;
  }

  removeIncident(at: number): void {
    this.remember();
    this.incidents.splice(at, 1);
    if (this.current >= at && this.current > 0) this.current -= 1;
  }

  addPhrase(field: PhraseField): void {
    this.onHere((incident, words) => incident[field].push(words));
  }

  addParty(): void {
    this.onHere((incident, words) => incident.perpetrators.push({ party: words, status: null, by: null }));
  }

  addToll(effect: string | null): void {
    this.onHere((incident, words) => incident.tolls.push(this.tollOf(words, effect)));
  }

  /** A toll of those words, with the bounds that they and what leads up to them give. */
  tollOf(words: Words, effect: string | null): DraftToll {
    const start = this.offsets.toUnit(words.start);
    const before = this.offsets.text.slice(Math.max(0, start - LEADING), start);
    return { ...emptyToll(words, effect), ...boundsIn(words.words, before) };
  }

  setDate(): void {
    this.onHere((incident, words) => {
      incident.date = { start: null, end: null, ...incident.date, from_publication: false, span: words };
    });
  }

  setPlace(): void {
    this.onHere((incident, words) => {
      const before = this.incidents.find((each) => each.place?.country);
      const empty = { admin1: null, country: before?.place?.country ?? null, span: null };
      incident.place = { ...empty, ...incident.place, name: words };
    });
  }

  /** Choose words for a part of a value: those that are chosen now, else those that are chosen next. */
  want(label: string, take: (words: Words) => void, from: HTMLElement | null): void {
    const words = this.chosenWords();
    if (words) take(words);
    else this.wanted = { label, take, from };
  }

  /** Give the words that are chosen to what they are wanted for. */
  give(): void {
    const { wanted } = this;
    const words = wanted && this.chosenWords();
    if (!wanted || !words) return;
    this.wanted = null;
    this.remember();
    wanted.take(words);
    wanted.from?.focus();
  }

  drop(): void {
    const from = this.wanted?.from;
    this.wanted = null;
    this.chosen = null;
    from?.focus();
  }

  /** Leave the desk: what is not saved yet is saved now. */
  end(): void {
    void this.save();
  }

  private onHere(change: (incident: DraftIncident, words: Words) => void): void {
    const words = this.here && this.chosenWords();
    if (!this.here || !words) return;
    this.remember();
    change(this.here, words);
    this.said = `Added: ${words.words}`;
  }

  private take(coding: Coding): void {
    this.coding = coding;
    this.offsets = new Offsets(coding.content);
    this.incidents = coding.incidents;
    this.kept = JSON.stringify(coding.incidents);
    this.version = coding.version;
    this.faults = coding.faults;
    this.state = "saved";
  }

  private failed(error: unknown): void {
    if (!(error instanceof Refused)) throw error;
    const detail = error.detail as { version?: number; theirs?: DraftIncident[] } | null;
    if (error.status === 409 && detail?.version !== undefined && detail.theirs) {
      this.state = "changed";
      this.conflict = { message: error.message, version: detail.version, theirs: detail.theirs };
      return;
    }
    this.state = error.message;
    if (error.status === 0) this.timer = setTimeout(() => void this.save(), AGAIN);
  }
}
