// Something that a form does: whether it is under way, and what came of it.
import { wentWrong } from "../api";

export class Doing {
  busy = $state(false);
  error = $state("");
  done = $state("");

  /** Do it; what it returns is said once it is done. */
  async run(work: () => Promise<string>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = this.done = "";
    try {
      this.done = await work();
    } catch (error) {
      this.error = wentWrong(error);
    }
    this.busy = false;
  }
}
