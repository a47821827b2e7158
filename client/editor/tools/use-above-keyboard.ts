import { useEffect } from 'react';

/**
 * Tells the page how much of its lower end a phone's keyboard covers, as `--keyboard`: what is pinned there stands
 * above it. Zero on a desk.
 */
export function useAboveKeyboard(): void {
  useEffect(() => {
    const { visualViewport } = window;
    if (!visualViewport) return undefined;
    const tell = () => {
      // Zoomed in, the visible part is smaller for another reason.
      const isZoomed = visualViewport.scale > 1.05;
      const covered = window.innerHeight - visualViewport.height - visualViewport.offsetTop;
      const height = isZoomed ? 0 : Math.max(0, Math.round(covered));
      document.documentElement.style.setProperty('--keyboard', `${String(height)}px`);
    };
    tell();
    visualViewport.addEventListener('resize', tell);
    visualViewport.addEventListener('scroll', tell);
    return () => {
      visualViewport.removeEventListener('resize', tell);
      visualViewport.removeEventListener('scroll', tell);
      document.documentElement.style.removeProperty('--keyboard');
    };
  }, []);
}
