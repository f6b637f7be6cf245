// Pictures and videos of the 3-D view, made by the browser.
function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// draw: brings the canvas up to date, for it forgets its picture once it was shown
export function exporting(canvas, clock, draw) {
  const png = document.getElementById('png'), video = document.getElementById('video');
  png.addEventListener('click', () => { draw(); canvas.toBlob((blob) => save(blob, `raven-${clock().toFixed(2)}s.png`), 'image/png'); });
  const kind = ['video/mp4;codecs=avc1', 'video/webm;codecs=vp9', 'video/webm'].find((type) => globalThis.MediaRecorder?.isTypeSupported(type));
  if (!kind) { video.hidden = true; return; }
  let recorder = null;
  video.addEventListener('click', () => {
    if (recorder) { recorder.stop(); return; }
    const parts = [], from = clock();
    recorder = new MediaRecorder(canvas.captureStream(30), {mimeType: kind, videoBitsPerSecond: 8e6});
    recorder.ondataavailable = (e) => parts.push(e.data);
    recorder.onstop = () => {
      save(new Blob(parts, {type: kind}), `raven-${from.toFixed(1)}s.${kind.startsWith('video/mp4') ? 'mp4' : 'webm'}`);
      recorder = null;
      video.setAttribute('aria-pressed', 'false');
    };
    recorder.start(1000);
    video.setAttribute('aria-pressed', 'true');
  });
}
