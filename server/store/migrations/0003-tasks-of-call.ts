/** Each finished call looks for the tasks of its call, and each removed one for those it must take along. */
export const tasksOfCall = `
CREATE INDEX tasks_of_call ON tasks (call_id);
`;
