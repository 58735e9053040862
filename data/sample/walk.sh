#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a register in which the sample goes through the six stages of Art. 23(2), each act on its own day of 2026:
#   walk.sh ATTESTATCTL REGISTER FOLDER [APPLICATION...]
# FOLDER gets the certificate as certificate.pdf. The applications named after it are received and go no further.
set -eu

ctl=$1
register=$2
folder=$3
shift 3
sample=$(cd "$(dirname "$0")" && pwd)

officer='Серікова Айгүл Маратқызы'
examiner='Бекенов Ерлан Талғатұлы'
inspector='Ким Виктор Олегович'
head='Оспанов Дәурен Болатұлы'
criteria='legal-entity resources professions programmes personnel independence'

# at DAY COMMAND...: a call of attestatctl on that day
at () {
  day=$1
  shift
  "$ctl" --register "$register" --actor "$officer" --today "$day" "$@"
}

# record DAY DOSSIER KIND FIELD=VALUE...
record () {
  day=$1
  shift
  at "$day" record "$@" > /dev/null
}

# receive DAY APPLICATION: prints the number of the dossier, which is the last word of the answer
receive () {
  answer=$(at "$1" receive "$2")
  printf '%s\n' "$answer" | awk '{ last = $NF } END { print last }'
}

# reasons CRITERION: what the examiner found
reasons () {
  case $1 in
    legal-entity) echo 'Заңды тұлға ретінде тіркелген. Зарегистрировано как юридическое лицо.' ;;
    resources) echo 'Үй-жай мен жабдық жеткілікті. Помещения и оборудования достаточно.' ;;
    professions) echo 'Кәсіптер тізілімде бар. Профессии есть в реестре.' ;;
    programmes) echo 'Бағдарламалар талаптарға сай. Программы отвечают требованиям.' ;;
    personnel) echo 'Қызметкерлердің біліктілігі расталды. Квалификация персонала подтверждена.' ;;
    independence) echo 'Білім беру ұйымдарынан тәуелсіз. Независим от организаций образования.' ;;
  esac
}

at 2026-09-01 init > /dev/null
at 2026-09-01 professions import "$sample/professions.tsv" > /dev/null

record 2026-09-01 0 settings-changed city-kk='Шымкент қаласы' city-ru='город Шымкент' city-en='Shymkent' \
  address-kk='160000, Шымкент қаласы, Үлгі көшесі, 1' address-ru='160000, город Шымкент, улица Улги, 1' \
  address-en='1 Ulgi Street, Shymkent 160000'
record 2026-09-01 0 person-registered name="$head" role=signatory position-kk='Басқарма төрағасының орынбасары' \
  position-ru='Заместитель председателя правления' position-en='Deputy Chairman of the Management Board'
record 2026-09-01 0 person-registered name="$inspector" role=inspector position-kk='Аға сарапшы' position-ru='Старший эксперт' \
  position-en='Senior expert'

echo '1 Intake'
dossier=$(receive 2026-09-14 "$sample/application.xml")
record 2026-09-15 "$dossier" accepted officer="$officer"

echo '2 Examination of documents'
record 2026-09-16 "$dossier" examiner-assigned person="$examiner"
for criterion in $criteria; do
  record 2026-09-18 "$dossier" examined criterion="$criterion" verdict=met reasons="$(reasons "$criterion")"
done
record 2026-09-21 "$dossier" documents-concluded conclusion=positive \
  summary='Құжаттар өлшемшарттарға сай. Документы соответствуют критериям.'

echo '3 On-site examination'
record 2026-09-22 "$dossier" visit-ordered from=2026-09-28 to=2026-09-29 inspector="$inspector" \
  address='Шымкент, Тәуке хан даңғылы, 27'
for criterion in $criteria; do
  measured=
  [ "$criterion" != resources ] || measured='measured=Үй-жайдың ауданы / Площадь помещения:380,5:м²'
  record 2026-09-29 "$dossier" finding criterion="$criterion" verdict=met reasons="$(reasons "$criterion")" \
    ${measured:+"$measured"}
done
record 2026-09-30 "$dossier" report-signed conclusion=positive signatory="$inspector" \
  summary='Өлшемшарттардың бәрі орындалған. Все критерии выполнены.'

echo '4 Decision'
record 2026-10-01 "$dossier" coordination-requested outcome=accredit
record 2026-10-06 "$dossier" coordination-answered answer=agreed number=05-12/417
record 2026-10-07 "$dossier" decided outcome=accredit signatory="$head"

echo '5 Certificate'
record 2026-10-09 "$dossier" certificate-issued signatory="$head"
record 2026-10-09 "$dossier" listed reference='№ 1'

echo '6 Post-accreditation agreement'
record 2026-10-14 "$dossier" agreement-concluded signatory="$head" centre-signatory='Жұмабаева Іңкәр Нұрғалиқызы'

at 2026-10-14 document "$dossier" certificate -o "$folder/certificate.pdf" > /dev/null

for application in "$@"; do
  receive 2026-11-16 "$application" > /dev/null
done
