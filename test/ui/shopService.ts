import path from 'node:path';
import { startOwned, stopOwned } from '../vscode/lifetime.ts';

export interface ShopService {
  /** `http://127.0.0.1:…` */
  readonly address: string;
  stop(): Promise<void>;
}

const program = `
  import { startSandbox } from './tools/sandbox-provider.js';
  const sandbox = await startSandbox(0);
  process.env.PAYMENT_URL = 'http://127.0.0.1:' + sandbox.address().port;
  const { start } = await import('./src/server.js');
  const shop = await start(0);
  console.log('listening on ' + shop.address().port);
`;

/** Runs the demo project's own service, which logs into the project's `log/`. */
export async function startShop(folder: string): Promise<ShopService> {
  const child = startOwned(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '', SHOP_DATA: path.join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      const found = /listening on (\d+)/.exec(String(chunk))?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The shop ended with ${String(code)}`)));
  });
  return { address: `http://127.0.0.1:${port}`, stop: () => stopOwned(child) };
}

/** A checkout as the client's customers do it: with a voucher, which fails since the last deploy. Returns the status. */
export async function buyWithVoucher(shop: ShopService): Promise<number> {
  const response = await fetch(`${shop.address}/checkout`, {
    method: 'POST',
    body: JSON.stringify({
      items: [
        { sku: 'kettle-15', quantity: 1 },
        { sku: 'pan-24', quantity: 1 },
      ],
      voucher: 'WELCOME10',
      card: '4242424242424242',
      email: 'customer@example.com',
    }),
  });
  await response.text();
  return response.status;
}
