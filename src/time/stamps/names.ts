/**
 * Month names, full and abbreviated, in the languages whose locales print them into logs (CLDR forms, lower case, without final dot).
 * One row a month, names separated by spaces.
 */
const monthRows = [
  'jan january januar jän jänner janv janvier ene enero gen gennaio janeiro januari sty stycznia styczeń led ledna leden янв января январь січ січня січень oca ocak janeiro tammi tammikuuta jaan ian ianuarie ιαν ιανουαρίου gener sausio sausis janvāris jaanuar януари',
  'feb february februar févr fév février febrero febbraio fev fevereiro februari lut lutego luty úno února únor фев февр февраля лют лютого лютий şub şubat helmi helmikuuta febr febbr φεβ φεβρουαρίου februarie febrer vasario vasaris februāris veebr veebruar февруари pebruari',
  'mar march märz mär mrz mars marzo março mrt maart marca marzec bře března březen мар марта март бер березня березень mart maalis maaliskuuta márc március μαρ μαρτίου martie març kovo kovas marts märts maret',
  'apr april avr avril abr abril aprile kwi kwietnia kwiecień dub dubna duben апр апреля апрель кві квіт квітня квітень nis nisan huhti huhtikuuta ápr április απρ απριλίου aprilie balandžio balandis aprīlis aprill април',
  'may mai mayo mag maggio maio mei maj maja kvě května květen май мая тра трав травня травень mayıs touko toukokuuta máj május μαΐ μαΐου μαϊ maig gegužės gegužė maijs',
  'jun june juni juin junio giu giugno junho cze czerwca czerwiec čvn června červen июн июня июнь чер черв червня червень haz haziran kesä kesäkuuta jún június ιουν ιουνίου iun iunie juny birželio birželis jūnijs juuni јун',
  'jul july juli juil juillet julio lug luglio julho lip lipca lipiec čvc července červenec июл июля июль лип липня липень tem temmuz heinä heinäkuuta júl július ιουλ ιουλίου iul iulie juliol liepos liepa jūlijs juuli јул',
  'aug august août aoû ago agosto augustus augusti sie sierpnia sierpień srp srpna srpen авг августа август сер серп серпня серпень ağu ağustos elo elokuuta augusztus αυγ αυγούστου agost agu rugpjūčio rugpjūtis augusts',
  'sep sept september septembre septiembre set settembre setembro wrz września wrzesień zář září сен сент сентября сентябрь вер вересня вересень eyl eylül syys syyskuuta szept szeptember σεπ σεπτ σεπτεμβρίου septembrie setembre rugsėjo rugsėjis septembris септември септ',
  'oct october okt oktober octobre octubre ott ottobre out outubro paź października październik říj října říjen окт октября октябрь жов жовт жовтня жовтень eki ekim loka lokakuuta október οκτ οκτωβρίου octombrie spalio spalis oktobris oktoober октомври',
  'nov november novembre noviembre novembro lis listopada listopad ноя нояб ноября ноябрь лист листопада листопад kas kasım marras marraskuuta νοε νοεμ νοεμβρίου noiembrie noi lapkričio lapkritis novembris ноември nopember',
  'dec december dez dezember déc décembre dic diciembre dicembre dezembro gru grudnia grudzień pro prosince prosinec дек декабря декабрь гру груд грудня грудень ara aralık joulu joulukuuta des desember δεκ δεκεμβρίου decembrie desembre gruodžio gruodis decembris detsember декември',
];

const weekdayNames =
  'mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday ' +
  'mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag so sonntag die mit don fre sam son ' +
  'lun lundi mar mardi mer mercredi jeu jeudi ven vendredi samedi dim dimanche lunes mié mie jue vie sáb sab dom domingo ' +
  'gio lunedì martedì mercoledì giovedì venerdì sabato domenica seg ter qua qui sex maa din woe don vri zat zon ' +
  'mån tis ons tor fre lör sön man tir lør søn pon wt śr czw pt sob nie po út st čt pá so ne ' +
  'пн вт ср чт пт сб вс нд пон вто сре чет пят суб вос pzt sal çar per cum cmt paz ' +
  'pazartesi salı çarşamba perşembe cuma cumartesi pazar hétfő kedd szerda csütörtök péntek szombat vasárnap ' +
  '月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 周一 周二 周三 周四 周五 周六 周日 ' +
  '월 화 수 목 금 토 일 월요일 화요일 수요일 목요일 금요일 토요일 일요일';

const months = new Map<string, number>();
monthRows.forEach((row, index) => {
  for (const name of row.split(' ')) months.set(name, index + 1);
});
const weekdays = new Set(weekdayNames.split(' '));

/** 1 to 12 for a month's name in any case, with or without its final dot; 0 where the word is none. */
export function monthNumber(word: string): number {
  return months.get(word) ?? months.get(word.toLowerCase()) ?? 0;
}

export function isWeekday(word: string): boolean {
  return weekdays.has(word) || weekdays.has(word.toLowerCase());
}

const dateWords = new Set(
  [...months.keys(), ...weekdays, 'am', 'pm'].flatMap((word) => [
    word,
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]),
);

/** Whether a date or a time of day may start with the word, in one of its usual cases. */
export function startsDate(word: string): boolean {
  return dateWords.has(word);
}

/** Offsets from UTC in minutes of the zone abbreviations that logs print (IANA `tzdata` and RFC 2822 readings). */
const zoneOffsets: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  UCT: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  MET: 60,
  MEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  MSD: 240,
  BST: 60,
  IST: 330,
  SAST: 120,
  CAT: 120,
  EAT: 180,
  WAT: 60,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  HDT: -540,
  NST: -210,
  NDT: -150,
  AST: -240,
  ADT: -180,
  BRT: -180,
  BRST: -120,
  ART: -180,
  CLT: -240,
  CLST: -180,
  JST: 540,
  KST: 540,
  HKT: 480,
  SGT: 480,
  PHT: 480,
  WIB: 420,
  WITA: 480,
  WIT: 540,
  ICT: 420,
  PKT: 300,
  NPT: 345,
  GST: 240,
  AEST: 600,
  AEDT: 660,
  ACST: 570,
  ACDT: 630,
  AWST: 480,
  NZST: 720,
  NZDT: 780,
  YEKT: 300,
  TRT: 180,
  IRST: 210,
};

/** Abbreviations that several zones share, with all their offsets. */
const sharedOffsets: Readonly<Record<string, readonly number[]>> = {
  IST: [330, 120, 60],
  CST: [-360, 480, -300],
  BST: [60, 360],
  AST: [-240, 180],
  EST: [-300, 600],
};

/** Every offset that an abbreviation may mean, minutes; empty where it means one. */
export function sharedZoneOffsets(word: string): readonly number[] {
  return Object.hasOwn(sharedOffsets, word) ? (sharedOffsets[word] ?? []) : [];
}

/** Minutes east of UTC, or null where the word is no known abbreviation. */
export function zoneAbbreviation(word: string): number | null {
  return Object.hasOwn(zoneOffsets, word) ? (zoneOffsets[word] ?? null) : null;
}
