/**
 * A file for Linux' autostart folder (freedesktop.org, Desktop Application Autostart and Desktop Entry 1.5). Each part
 * of the command is quoted, because folders have blanks and worse in their names.
 */
export function toAutostartFile(command: readonly string[]): string {
  const lines = {
    Type: 'Application',
    Name: 'Linekeeper',
    Comment: 'Memory for the voice agent on your phone number',
    Exec: command.map(quoted).join(' '),
    Terminal: 'false',
    'X-GNOME-Autostart-enabled': 'true',
  };
  const entries = Object.entries(lines).map(([key, value]) => `${key}=${value}\n`);
  return `[Desktop Entry]\n${entries.join('')}`;
}

/** Whether the file still starts anything: desktops switch one off by a line of their own in it. */
export function isAutostartOn(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim().toLowerCase());
  return !lines.includes('hidden=true') && !lines.includes('x-gnome-autostart-enabled=false');
}

/** Quoted for the command, then its backslashes once more for the file; `%` begins a field code. */
function quoted(part: string): string {
  const inCommand = `"${part.replace(/["`$\\]/g, (sign) => `\\${sign}`)}"`;
  return inCommand.replaceAll('\\', '\\\\').replaceAll('%', '%%');
}
