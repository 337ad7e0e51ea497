import type { Locale } from '../../i18n/locales'
import { memoize } from './memoize'

export type Gender = 'm' | 'f'

/** How words show their gender; that of a word in no list, without such an ending, is not known. */
interface Genders {
  /** Words of one gender, among them what the endings would mistake. */
  m: Set<string>
  f: Set<string>
  endings: [pattern: RegExp, gender: Gender][]
  /** Adjectives of both genders, which stand before a noun: the noun tells. */
  both: Set<string>
}

const words = (text: string) => new Set(text.trim().split(/\s+/))

const genders: Partial<Record<string, Genders>> = {
  fr: {
    m: words(`
      arrière bastion derrière accord acte an appareil appel appui arrêté article avion avis axe bassin bloc bouton bureau but cadre camion
      candidat centre champion chapitre chiffre choix cimetière code comité compte conseil consensus consul
      contrat côté coup coût crédit débat décret délai délégué département député détail discours document dollar
      domaine droit échange écran édifice effet emploi ensemble espace essai État état été examen exemple exploitant
      fait fleuve fonds formulaire forum génie groupe impôt incendie indice institut intérêt invité jour lac
      lieu lien lycée mandat marché milieu milliard million ministère mois monde mot moyen mur musée nom
      nombre numéro objet obstacle ordre organe outil pacte parc parti pas passeport pays permis personnel peuple
      pilier plan point port poste prêt prix problème procès processus produit profil programme protocole quota
      rapport recours régime registre rendez-vous renseignement représentant résultat retard rôle scrutin secteur
      séjour sens service seuil siècle siège sigle signe silence site soutien squelette stade statut
      succès sujet système taux temps terme territoire texte thème titre total traité transport travail
      tribunal type véhicule versement visa voisin vol vote
      ancien beau bon bref certain court dernier grand haut long nouveau nouvel petit premier second seul tel
    `),
    f: words(`
      adresse affaire aide ambassade amende année annexe assemblée autoévaluation banque base campagne capitale carte
      cause charge charte chose clause clé côte cour crise croissance date demande démarche durée eau école enquête
      entente entrée entreprise équipe étape étude famille femme feuille fiche fin foi fois force forme frontière gamme
      garantie guerre heure hausse île image industrie journée langue lettre ligne liste loi main marge mer mesure
      méthode minute mise modalité monnaie norme note offre page paix part partie peau cage nage rage période personne plage place
      plainte police politique porte preuve province question raison recherche région règle rencontre réponse réforme
      république réserve ressource rivière route salle semaine série session société solution somme source stratégie
      suite table tâche taxe terre tranche valeur vie ville visite voie voix vue zone
      ancienne belle bonne brève certaine courte dernière grande haute longue nouvelle petite première seconde seule telle
    `),
    endings: [
      [
        /(?:[st]ion|xion|nion|gion|ité|tude|ette|ance|ence|ture|ière|aison|logie|trice|euse|esse)$/,
        'f',
      ],
      [/(?:ment|isme|age|eau|oir|teur|ariat|et|ulat|nème|ème)$/, 'm'],
    ],
    both: words(
      'autre double jeune large même rare simple triple unique vaste vrai deuxième troisième quatrième énième',
    ),
  },
  es: {
    m: words(`
      avión camión canal clima cometa corazón día diploma drama esquema fin hotel idioma informe lema límite lugar
      mapa mes nombre país panorama papel plan planeta poema problema programa sistema síntoma tema total tranvía tren
      enlace instante acceso bien barrio millón billón
      agua águila ala alma ancla área arma aula acta hacha hambre alza
      buen gran algún ningún primer tercer mal
    `),
    f: words(`
      labor flor base capital clase clave corte fase foto frase gente imagen ley llave luz mano moto muerte mujer nave noche orden
      parte paz radio red sede señal serie suerte tarde vez voz razón opinión unión región reunión
    `),
    endings: [
      [/(?:ción|sión|xión|gión|nión|dad|tad|tud|umbre|a)$/, 'f'],
      [/(?:miento|aje|or|o)$/, 'm'],
    ],
    both: words('gran mejor peor mayor menor simple doble'),
  },
}

/** Words that do not tell their gender: in Spanish, both a man and a woman are a “periodista”. */
const ofBoth: Partial<Record<string, RegExp>> = {
  es: /(?:[eao]ma|ista|nauta|crata|eta|iota|cida|ía)$|^(?:belga|camarada|colega|cura|guarda|indígena|testigo|miembro|modelo|piloto|como|cuando|luego|pero|solo|tanto)$/,
}

/**
 * The gender of the first words of a phrase, of which the noun tells it: “accord commercial”, « autre
 * page ». Undefined where it is not known.
 */
export function genderOf(phrase: string[], locale: Locale): Gender | undefined {
  const known = genders[locale]
  const noun = phrase.find((word) => !known?.both.has(word.toLowerCase()) && !/ième$/.test(word))
  return noun && known ? readers[locale]?.(noun.toLowerCase()) : undefined
}

const readers: Partial<Record<string, (word: string) => Gender | undefined>> = Object.fromEntries(
  Object.entries(genders).map(([locale, known]) => [
    locale,
    memoize((word: string) => {
      if (!known || word.length < 3) return undefined
      // « Vingt-et-un accords »: the plural has the gender of the singular.
      const singular = word.replace(/s$/, '')
      for (const gender of ['m', 'f'] as const) {
        if (known[gender].has(word) || known[gender].has(singular)) return gender
      }
      if (ofBoth[locale]?.test(word)) return undefined
      const { endings } = known
      return endings.find(([pattern]) => pattern.test(singular))?.[1]
    }),
  ]),
)
