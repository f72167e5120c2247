/** On each answer of the desk door to a command: the id of the last announcement before it was looked up. */
export const PLACE_HEADER = 'x-linekeeper-place';
