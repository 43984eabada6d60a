/** Many entries of one size, one behind the other in a buffer that grows. */
export class Entries {
  private readonly size: number
  private held: Buffer
  private filled: number

  constructor(size: number, bytes: Buffer) {
    this.size = size
    this.held = bytes
    this.filled = bytes.length
  }

  get count(): number {
    return this.filled / this.size
  }

  /** What is filled of it. */
  get bytes(): Buffer {
    return this.held.subarray(0, this.filled)
  }

  /** A new entry, to be written to. */
  push(): Buffer {
    if (this.filled + this.size > this.held.length) this.held = Buffer.concat([this.held], Math.max(64 * this.size, 2 * this.held.length))
    this.filled += this.size
    return this.held.subarray(this.filled - this.size, this.filled)
  }

  at(number: number): Buffer {
    return this.held.subarray(number * this.size, (number + 1) * this.size)
  }
}
