import * as z from 'zod'

// Imported before everything else: schemas are used while modules load, and the page's policy forbids code made from text.
z.config({ jitless: true })
