// Words that have not reached the desk, kept in this browser until they have.
export function forgetAll() {}
