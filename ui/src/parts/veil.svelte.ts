// Whether the quotes are veiled until one is asked for: remembered on this machine.

class Veil {
  on = $state(localStorage.getItem("veil") === "on");

  turn(): void {
    this.on = !this.on;
    localStorage.setItem("veil", this.on ? "on" : "off");
  }
}

export const veil = new Veil();
