/**
 * Simple drawings of goods, 400 x 400. A and B are the product's colour and its shade, C its light, D an accent;
 * the compiler of the drawing (picture.ts) puts colours in their place.
 */
export const SHAPES: Record<string, string> = {
  mug: '<path d="M110 130h150v150q0 30-30 30h-90q-30 0-30-30z" fill="A"/><path d="M260 165h22q38 0 38 40t-38 40h-22" fill="none" stroke="B" stroke-width="20"/><ellipse cx="185" cy="130" rx="75" ry="16" fill="B"/><path d="M130 160v110" stroke="C" stroke-width="12" stroke-linecap="round"/>',
  glass:
    '<path d="M130 90h140l-14 110q-10 46-44 50v50h40v16H148v-16h40v-50q-34-4-44-50z" fill="C" stroke="B" stroke-width="6"/><path d="M138 150h124l-6 50q-10 44-56 44t-56-44z" fill="A"/>',
  bottle:
    '<rect x="172" y="62" width="56" height="46" rx="8" fill="D"/><path d="M165 108h70q30 30 30 70v130q0 22-22 22h-86q-22 0-22-22V178q0-40 30-70z" fill="A"/><rect x="135" y="200" width="130" height="70" fill="C"/><path d="M158 222h84M158 246h54" stroke="B" stroke-width="8" stroke-linecap="round"/>',
  sofa: '<rect x="70" y="140" width="260" height="110" rx="28" fill="B"/><rect x="46" y="190" width="54" height="110" rx="22" fill="A"/><rect x="300" y="190" width="54" height="110" rx="22" fill="A"/><rect x="96" y="222" width="104" height="66" rx="14" fill="A"/><rect x="200" y="222" width="104" height="66" rx="14" fill="A"/><rect x="80" y="286" width="240" height="26" rx="8" fill="B"/><path d="M90 312v22M310 312v22" stroke="D" stroke-width="14"/>',
  chair:
    '<rect x="130" y="70" width="140" height="130" rx="22" fill="A"/><rect x="116" y="205" width="168" height="36" rx="16" fill="B"/><path d="M136 240l-16 94M264 240l16 94M160 240v80M240 240v80" stroke="D" stroke-width="13" stroke-linecap="round"/>',
  table:
    '<rect x="50" y="160" width="300" height="30" rx="10" fill="A"/><rect x="70" y="190" width="260" height="16" fill="B"/><path d="M86 206l-10 124M314 206l10 124M120 206v104M280 206v104" stroke="B" stroke-width="16" stroke-linecap="round"/><path d="M180 160v-36q0-12 20-12t20 12v36z" fill="D"/>',
  shelf:
    '<path d="M100 60h200v280H100z" fill="C" stroke="A" stroke-width="16"/><path d="M100 150h200M100 240h200" stroke="A" stroke-width="14"/><path d="M120 82v60M140 90v52M160 78v64M240 180v52M262 170v62" stroke="D" stroke-width="14"/><rect x="120" y="276" width="70" height="50" fill="B"/>',
  bed: '<rect x="60" y="120" width="24" height="200" rx="8" fill="B"/><rect x="84" y="210" width="250" height="80" rx="18" fill="A"/><rect x="92" y="176" width="84" height="48" rx="18" fill="C"/><rect x="316" y="220" width="24" height="100" rx="8" fill="B"/><path d="M84 250h232" stroke="D" stroke-width="12"/>',
  lamp: '<path d="M150 80h100l40 110H110z" fill="A"/><path d="M200 190v110" stroke="B" stroke-width="14"/><ellipse cx="200" cy="316" rx="64" ry="18" fill="B"/><ellipse cx="200" cy="190" rx="90" ry="10" fill="D"/>',
  cushion:
    '<path d="M90 100q110-26 220 0q26 100 0 200q-110 26-220 0q-26-100 0-200z" fill="A"/><path d="M120 130q80-18 160 0q18 70 0 140q-80 18-160 0q-18-70 0-140z" fill="none" stroke="C" stroke-width="8"/><circle cx="200" cy="200" r="26" fill="D"/>',
  towel:
    '<path d="M90 110q0-24 24-24h172q24 0 24 24v70H90z" fill="B"/><rect x="90" y="170" width="220" height="66" rx="14" fill="A"/><rect x="90" y="240" width="220" height="66" rx="14" fill="A"/><path d="M90 204h220M90 274h220" stroke="C" stroke-width="12"/>',
  clock:
    '<circle cx="200" cy="200" r="128" fill="A"/><circle cx="200" cy="200" r="104" fill="C"/><path d="M200 200V124M200 200l52 34" stroke="B" stroke-width="13" stroke-linecap="round"/><circle cx="200" cy="200" r="11" fill="D"/>',
  candle:
    '<rect x="130" y="150" width="140" height="170" rx="18" fill="A"/><rect x="130" y="216" width="140" height="60" fill="C"/><path d="M200 150v-22" stroke="B" stroke-width="7"/><path d="M200 70q34 38 0 60q-34-22 0-60z" fill="D"/>',
  bone: '<g transform="rotate(-24 200 200)"><rect x="110" y="172" width="180" height="56" fill="A"/><circle cx="106" cy="168" r="38" fill="A"/><circle cx="106" cy="232" r="38" fill="A"/><circle cx="294" cy="168" r="38" fill="A"/><circle cx="294" cy="232" r="38" fill="A"/><path d="M140 190h110" stroke="C" stroke-width="10" stroke-linecap="round"/></g>',
  bowl: '<path d="M70 190h260q0 120-90 130h-80q-90-10-90-130z" fill="A"/><ellipse cx="200" cy="190" rx="130" ry="30" fill="B"/><ellipse cx="200" cy="192" rx="100" ry="18" fill="D"/>',
  cattree:
    '<rect x="90" y="310" width="220" height="22" rx="6" fill="B"/><path d="M140 310V150M260 310V90" stroke="C" stroke-width="30"/><rect x="90" y="130" width="110" height="26" rx="10" fill="A"/><rect x="200" y="76" width="120" height="26" rx="10" fill="A"/><rect x="196" y="210" width="120" height="90" rx="20" fill="A"/><circle cx="256" cy="258" r="28" fill="B"/>',
  tube: '<path d="M140 70h120l-18 200h-84z" fill="A"/><rect x="156" y="270" width="88" height="60" rx="8" fill="D"/><path d="M166 130h68M170 156h46" stroke="C" stroke-width="10" stroke-linecap="round"/>',
  jar: '<rect x="116" y="110" width="168" height="50" rx="12" fill="D"/><rect x="104" y="156" width="192" height="160" rx="30" fill="A"/><rect x="104" y="196" width="192" height="74" fill="C"/><circle cx="200" cy="233" r="22" fill="B"/>',
  lipstick:
    '<rect x="160" y="210" width="80" height="120" rx="8" fill="B"/><rect x="168" y="160" width="64" height="56" fill="D"/><path d="M172 160V110l56-34v84z" fill="A"/>',
  phone:
    '<rect x="126" y="54" width="148" height="292" rx="28" fill="B"/><rect x="138" y="72" width="124" height="256" rx="16" fill="A"/><rect x="150" y="84" width="46" height="60" rx="14" fill="C"/><circle cx="173" cy="102" r="9" fill="B"/><circle cx="173" cy="126" r="9" fill="B"/>',
  headphones:
    '<path d="M90 230q0-140 110-140t110 140" fill="none" stroke="A" stroke-width="22"/><rect x="70" y="210" width="56" height="104" rx="26" fill="B"/><rect x="274" y="210" width="56" height="104" rx="26" fill="B"/><circle cx="98" cy="262" r="14" fill="D"/><circle cx="302" cy="262" r="14" fill="D"/>',
  cable:
    '<path d="M90 310q-20-180 110-110t110-110" fill="none" stroke="A" stroke-width="16" stroke-linecap="round"/><rect x="66" y="290" width="50" height="46" rx="8" fill="B"/><rect x="286" y="60" width="46" height="50" rx="8" fill="B"/><rect x="300" y="40" width="18" height="22" fill="D"/>',
  speaker:
    '<rect x="120" y="60" width="160" height="280" rx="26" fill="A"/><circle cx="200" cy="246" r="58" fill="B"/><circle cx="200" cy="246" r="24" fill="D"/><circle cx="200" cy="130" r="32" fill="B"/>',
  dress:
    '<path d="M160 60h24q16 26 32 0h24l14 70-16 40 58 150q-96 40-192 0l58-150-16-40z" fill="A"/><path d="M162 170h76" stroke="D" stroke-width="14"/><path d="M160 200l-28 120M200 200v132M240 200l28 120" stroke="B" stroke-width="5"/>',
  shirt:
    '<path d="M150 80q50 36 100 0l80 46-34 64-30-14v150H134V176l-30 14-34-64z" fill="A"/><path d="M150 80q50 36 100 0l-12-8q-38 24-76 0z" fill="B"/><circle cx="200" cy="196" r="32" fill="D"/>',
  hoodie:
    '<path d="M148 100q52-60 104 0l84 60-26 130-34-6v40H124v-40l-34 6-26-130z" fill="A"/><path d="M152 102q48 70 96 0q-48-50-96 0z" fill="B"/><path d="M150 250h100l16 50H134z" fill="B"/><path d="M184 140v50M216 140v50" stroke="C" stroke-width="6"/>',
  trousers:
    '<path d="M138 70h124l26 260h-64l-24-160-24 160h-64z" fill="A"/><path d="M138 70h124v26H136z" fill="B"/><path d="M160 110l-14 200M240 110l14 200" stroke="C" stroke-width="5"/>',
  skirt:
    '<path d="M150 110h100l60 200q-110 34-220 0z" fill="A"/><rect x="148" y="92" width="104" height="28" fill="B"/><path d="M176 124l-26 190M224 124l26 190M200 124v198" stroke="B" stroke-width="5"/>',
  sock: '<path d="M150 60h84v150l70 66q24 30-8 52-24 12-52 0l-94-84z" fill="A"/><path d="M150 60h84v40h-84z" fill="B"/><path d="M150 130h84M150 154h84" stroke="D" stroke-width="10"/>',
  baby: '<path d="M150 80q50 26 100 0l56 40-26 46-24-10v90q0 34-30 64h-52q-30-30-30-64v-90l-24 10-26-46z" fill="A"/><circle cx="180" cy="306" r="5" fill="B"/><circle cx="200" cy="306" r="5" fill="B"/><circle cx="220" cy="306" r="5" fill="B"/><path d="M200 214l-26-26q-8-22 14-24l12 10 12-10q22 2 14 24z" fill="D"/>',
  shoe: '<path d="M70 230q40 6 70-50l56-14q40 70 124 84 22 6 20 40H70z" fill="A"/><path d="M66 286h276q2 30-22 30H88q-22 0-22-30z" fill="C"/><path d="M170 196l22 26M196 186l22 30M150 216l20 22" stroke="D" stroke-width="9" stroke-linecap="round"/>',
  boot: '<path d="M136 70h96v150q10 30 70 36 26 4 26 44H136z" fill="A"/><rect x="132" y="298" width="200" height="26" rx="8" fill="B"/><path d="M146 120h76M146 150h76M146 180h76" stroke="D" stroke-width="8"/>',
  bag: '<path d="M100 160h200l24 160H76z" fill="A"/><path d="M144 160q0-90 56-90t56 90" fill="none" stroke="B" stroke-width="16"/><rect x="176" y="196" width="48" height="34" rx="8" fill="D"/>',
  backpack:
    '<rect x="106" y="96" width="188" height="236" rx="60" fill="A"/><rect x="126" y="220" width="148" height="92" rx="22" fill="B"/><path d="M170 96q0-40 30-40t30 40" fill="none" stroke="B" stroke-width="14"/><path d="M140 250h120" stroke="D" stroke-width="10"/><path d="M130 170h140" stroke="C" stroke-width="8"/>',
  wallet:
    '<rect x="70" y="120" width="260" height="176" rx="22" fill="A"/><path d="M70 170h260" stroke="B" stroke-width="10"/><rect x="250" y="186" width="92" height="52" rx="20" fill="B"/><circle cx="280" cy="212" r="11" fill="D"/>',
  ring: '<circle cx="200" cy="236" r="88" fill="none" stroke="A" stroke-width="26"/><path d="M160 110h80l26 32-66 62-66-62z" fill="D"/><path d="M160 110l40 94 40-94" fill="none" stroke="C" stroke-width="5"/>',
  necklace:
    '<path d="M90 70q20 180 110 190 90-10 110-190" fill="none" stroke="A" stroke-width="10"/><path d="M200 254l36 40-36 46-36-46z" fill="D"/><circle cx="200" cy="258" r="13" fill="B"/>',
  watch:
    '<path d="M166 40h68l8 90h-84zM158 270h84l-8 90h-68z" fill="B"/><circle cx="200" cy="200" r="88" fill="A"/><circle cx="200" cy="200" r="66" fill="C"/><path d="M200 200v-44M200 200l28 18" stroke="D" stroke-width="10" stroke-linecap="round"/>',
  pan: '<circle cx="170" cy="210" r="112" fill="A"/><circle cx="170" cy="210" r="84" fill="B"/><path d="M262 140l84-74" stroke="D" stroke-width="26" stroke-linecap="round"/><path d="M126 170q20-26 50-26" stroke="C" stroke-width="9" fill="none" stroke-linecap="round"/>',
  knife:
    '<g transform="rotate(-28 200 200)"><path d="M236 176H110q-56 6-66 52h192z" fill="C" stroke="B" stroke-width="5"/><rect x="232" y="172" width="130" height="46" rx="18" fill="A"/><circle cx="264" cy="195" r="7" fill="D"/><circle cx="326" cy="195" r="7" fill="D"/></g>',
  board:
    '<rect x="80" y="110" width="240" height="200" rx="30" fill="A"/><rect x="176" y="60" width="48" height="70" rx="20" fill="A"/><circle cx="200" cy="86" r="11" fill="C"/><path d="M110 160q90 16 180 0M110 220q90 16 180 0M110 270q90 16 180 0" stroke="B" stroke-width="5" fill="none"/>',
  plant:
    '<path d="M120 230h160l-20 100H140z" fill="A"/><rect x="110" y="212" width="180" height="30" rx="8" fill="B"/><path d="M200 212q-10-110-80-120 10 90 80 120zM200 212q10-130 90-140-6 110-90 140zM200 212q-30-120 4-160 34 50-4 160z" fill="D"/>',
  tool: '<g transform="rotate(40 200 200)"><rect x="184" y="150" width="32" height="190" rx="14" fill="A"/><rect x="130" y="74" width="140" height="70" rx="14" fill="B"/><rect x="190" y="140" width="20" height="30" fill="D"/></g>',
  can: '<path d="M110 170h160v140q0 16-16 16H126q-16 0-16-16z" fill="A"/><path d="M270 200l70-70 14 14-84 100z" fill="B"/><path d="M110 190q-60 10-50 60t50 50" fill="none" stroke="B" stroke-width="14"/><ellipse cx="190" cy="170" rx="80" ry="16" fill="D"/>',
  blocks:
    '<rect x="70" y="210" width="110" height="110" rx="12" fill="A"/><rect x="200" y="210" width="110" height="110" rx="12" fill="D"/><rect x="134" y="90" width="110" height="110" rx="12" fill="B"/><circle cx="125" cy="265" r="28" fill="C"/><path d="M255 236l30 56h-60z" fill="C"/>',
  teddy:
    '<circle cx="140" cy="100" r="34" fill="B"/><circle cx="260" cy="100" r="34" fill="B"/><circle cx="200" cy="140" r="76" fill="A"/><ellipse cx="200" cy="266" rx="84" ry="74" fill="A"/><ellipse cx="200" cy="270" rx="46" ry="46" fill="C"/><circle cx="174" cy="128" r="8" fill="B"/><circle cx="226" cy="128" r="8" fill="B"/><ellipse cx="200" cy="160" rx="20" ry="14" fill="D"/>',
  car: '<path d="M50 230q10-40 60-44l40-56h110l50 56q44 4 44 44v40H50z" fill="A"/><path d="M164 146h44v40h-70zM222 146h34l32 40h-66z" fill="C"/><circle cx="120" cy="272" r="36" fill="B"/><circle cx="286" cy="272" r="36" fill="B"/><circle cx="120" cy="272" r="14" fill="D"/><circle cx="286" cy="272" r="14" fill="D"/>',
  dumbbell:
    '<rect x="130" y="184" width="140" height="32" rx="8" fill="B"/><rect x="64" y="130" width="44" height="140" rx="14" fill="A"/><rect x="108" y="150" width="30" height="100" rx="10" fill="D"/><rect x="292" y="130" width="44" height="140" rx="14" fill="A"/><rect x="262" y="150" width="30" height="100" rx="10" fill="D"/>',
  mat: '<rect x="60" y="240" width="280" height="60" rx="28" fill="A"/><circle cx="112" cy="214" r="66" fill="B"/><circle cx="112" cy="214" r="44" fill="A"/><circle cx="112" cy="214" r="20" fill="D"/>',
  tent: '<path d="M200 80l150 230H50z" fill="A"/><path d="M200 80l56 230H144z" fill="B"/><path d="M200 150l26 160h-52z" fill="D"/><path d="M200 80v-24" stroke="D" stroke-width="8"/>',
  ball: '<circle cx="200" cy="205" r="122" fill="A"/><path d="M200 83v244M78 205h244M114 119q86 60 172 0M114 291q86-60 172 0" stroke="C" stroke-width="8" fill="none"/>',
  book: '<path d="M80 100q60-26 120 6 60-32 120-6v210q-60-26-120 6-60-32-120-6z" fill="A"/><path d="M200 106v210" stroke="B" stroke-width="8"/><path d="M104 150q40-14 74 2M104 190q40-14 74 2M222 152q40-16 74-2M222 192q40-16 74-2" stroke="C" stroke-width="8" fill="none"/>',
  pen: '<g transform="rotate(38 200 200)"><rect x="176" y="60" width="48" height="210" rx="14" fill="A"/><path d="M176 270h48l-24 66z" fill="B"/><rect x="176" y="110" width="48" height="22" fill="D"/><path d="M224 80h16v80h-16z" fill="C"/></g>',
  box: '<path d="M110 110h180v210H110z" fill="A"/><path d="M110 110l30-44h120l30 44z" fill="B"/><rect x="136" y="160" width="128" height="90" rx="12" fill="C"/><circle cx="200" cy="205" r="28" fill="D"/><path d="M150 284h100" stroke="C" stroke-width="10" stroke-linecap="round"/>',
  pouch:
    '<path d="M110 90h180q14 120 0 230H110q-14-110 0-230z" fill="A"/><path d="M108 90h184v34H108z" fill="B"/><ellipse cx="200" cy="220" rx="58" ry="66" fill="C"/><path d="M200 176q30 40 0 88q-30-48 0-88z" fill="D"/>',
  hat: '<path d="M100 220q0-120 100-120t100 120z" fill="A"/><path d="M200 214q110-10 150 34-70 10-150 0z" fill="B"/><path d="M100 220h200" stroke="D" stroke-width="14"/>',
  wheel:
    '<circle cx="200" cy="200" r="134" fill="B"/><circle cx="200" cy="200" r="92" fill="A"/><circle cx="200" cy="200" r="26" fill="D"/><path d="M200 108v66M200 226v66M108 200h66M226 200h66" stroke="C" stroke-width="16"/>',
  guitar:
    '<circle cx="170" cy="260" r="76" fill="A"/><circle cx="206" cy="180" r="52" fill="A"/><circle cx="184" cy="232" r="24" fill="B"/><path d="M190 220L310 70" stroke="D" stroke-width="18"/><path d="M300 62l26 20" stroke="B" stroke-width="26"/>',
};
