import { Encrypter } from 'age-encryption'

/** Import it where many passwords are set: each slot then costs a millisecond of scrypt instead of half a second. What is tested stays the same. */
const { setScryptWorkFactor } = Encrypter.prototype
Encrypter.prototype.setScryptWorkFactor = function (this: Encrypter) { setScryptWorkFactor.call(this, 8) }
