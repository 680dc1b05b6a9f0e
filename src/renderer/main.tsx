import './client/no-eval.ts';
import '@fontsource-variable/inter/wght.css';
import 'sonner/dist/styles.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/account-colours.css';
import './styles/toasts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchLooking } from './client/looking.ts';
import { host, runSession } from './client/session.ts';
import { takeTokenFromAddress } from './client/token.ts';
import { App } from './features/shell/app.tsx';
import { followLanguage } from './features/settings/language.ts';
import { followTheme } from './features/settings/theme.ts';
import { drawPreviewsInWindow } from './media/poster.ts';

takeTokenFromAddress();
followLanguage();
followTheme();
void runSession();
watchLooking(host);
drawPreviewsInWindow(host);

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
