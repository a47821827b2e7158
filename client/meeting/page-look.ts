/** Whether the page is dark at this moment, by its theme or by the device's. */
export function isDarkPage(): boolean {
  const theme = document.documentElement.dataset['theme'];
  if (theme === 'dark' || theme === 'light') return theme === 'dark';
  return theme !== 'contrast' && matchMedia('(prefers-color-scheme: dark)').matches;
}
