/**
 * Our own sample shop. A head line is
 *   # drawing; product type; vendors; tags; cents; grams
 * and each line below it is one product: language, Shopify taxonomy category (of goods-data.ts; "-" is none), title,
 * and after "|" what is special about it: no-image, shared (it shows the first product's picture), tiny, broken, draft.
 */
export const SAMPLE_DATA = `
# mug; Mugs; Kiln & Clay, Tassenwerk, Taza Mía; drinkware, kitchen; 1490; 380
en hg-11-10-5-5 Handmade Stoneware Coffee Mug, Speckled White, 350 ml
en hg-11-10-5-5 Stoneware Coffee Mug in Forest Green, 350 ml | shared
en hg-11-10-5-5 Stoneware Coffee Mug in Midnight Blue, 350 ml | shared
en hg-11-10-5-5 Enamel Camping Mug with Mountain Print
en hg-11-10-5-5 Set of 4 Espresso Cups with Saucers
de hg-11-10-5-5 Handgetöpferte Kaffeetasse mit blauem Rand
de hg-11-10-5-5 Große Teetasse aus Porzellan, 450 ml
de - Emaille Becher für Camping und Garten
es hg-11-10-5-5 Taza de cerámica pintada a mano, azul cobalto
es hg-11-10-5-5 Juego de 2 tazas de café con plato
es hg-11-10-5-5 Taza esmaltada para acampar | no-image
# bottle; Water Bottles; Rill Outdoor, Trinkfest; drinkware, outdoor; 2490; 420
en hg-11-3-11 Insulated Stainless Steel Water Bottle, 750 ml
en hg-11-3-11 Kids' Water Bottle with Straw, Dinosaurs
en hg-11-3-11 Glass Water Bottle with Bamboo Lid
en - Insulated Tumbler with Straw, 900 ml
en hg-11-10-5-8 Travel Mug with Leakproof Lid, 400 ml
de hg-11-3-11 Trinkflasche aus Edelstahl, 1 Liter
de hg-11-10-5-8 Isolierbecher to go mit Deckel
de hg-11-3-11 Thermosflasche mit Teesieb | shared
es hg-11-3-11 Botella de agua de acero inoxidable, 500 ml
es hg-11-3-11 Botella deportiva sin BPA con pajita
es hg-11-3-11 Termo de café para viaje
# sofa; Sofas; Hygge Wohnen, Oakfield Home; furniture, living room; 79900; 42000
en fr-22 Three-Seater Velvet Sofa in Emerald Green
en fr-22 Modular Corner Sofa with Chaise, Light Grey
en fr-22 Sofa Bed with Storage, Charcoal
de fr-22 Ecksofa mit Schlaffunktion, anthrazit
de fr-22 Zweisitzer Sofa aus Cord, senfgelb
de - Schlafsofa mit Bettkasten
es fr-22 Sofá de tres plazas de terciopelo
es fr-22 Sofá cama gris con arcón | no-image
# table; Tables; Oakfield Home, Holzliebe; furniture, wood; 18900; 14000
en fr-24-1-1 Round Oak Coffee Table with Shelf
en - Walnut Writing Desk with Two Drawers
en fr-24-4 Solid Acacia Dining Table for Six
en fr-24-1-1 Bedside Table with Drawer, White
de fr-24-1-1 Couchtisch aus Eiche, rund, 80 cm
de fr-12-1 Schreibtisch mit Schublade, weiß
de fr-24-4 Esstisch aus Akazienholz, 180 cm
es fr-24-1-1 Mesa de centro de roble macizo
es fr-12-1 Escritorio plegable para casa
es - Mesita de noche con cajón
# chair; Chairs; Oakfield Home, Sitzwerk; furniture; 8900; 6500
en fr-7-9 Set of 2 Upholstered Dining Chairs, Sand
en fr-7-9 Rattan Armchair with Cushion
en fr-7-12-2 Counter Height Bar Stool, Black Metal
en fr-7-9 Kids' Bean Bag Chair | tiny
de fr-7-9 Esszimmerstuhl mit Armlehnen, grau
de fr-12-2 Ergonomischer Bürostuhl mit Netzrücken
de fr-7-12-2 Barhocker höhenverstellbar, 2er Set
es fr-7-9 Silla de comedor tapizada, beige
es fr-12-2 Silla de oficina ergonómica
# shelf; Storage; Holzliebe, Oakfield Home; furniture, storage; 12900; 18000
en fr-19-1 Tall Oak Bookcase with Five Shelves
en - Shoe Rack with Four Tiers
en fr-4-5 Chest of Drawers, Six Drawers, Walnut
de fr-19-1 Bücherregal aus Kiefer, 180 cm hoch
de fr-4-5 Kommode mit vier Schubladen
de fr-4-5 Kleiderschrank mit Schiebetüren
es fr-19-1 Estantería de pino con cinco baldas
es fr-4-5 Zapatero estrecho de tres niveles
# bone; Dog Toys; Pfotenglück, Good Boy Co; pets, dogs; 1290; 180
en ap-2-3-7 Natural Rubber Chew Toy for Large Dogs
en - Braided Rope Dog Toy, 3-Pack
en ap-2-31 Reflective Dog Leash, 2 m
en ap-2-17 Padded No-Pull Dog Harness, Medium
en ap-2-17 Adjustable Leather Dog Collar
de ap-2-3-7 Kauspielzeug für Hunde aus Naturkautschuk
de ap-2-31 Hundeleine aus Tau, handgeknüpft
de ap-2-17 Hundegeschirr mit Griff, Größe M
es ap-2-3-7 Juguete mordedor para perros
es ap-2-31 Correa reflectante para perro, 1,5 m
es ap-2-17 Collar de cuero para perro | no-image
# cushion; Pet Beds; Pfotenglück, Good Boy Co; pets; 4990; 1800
en - Orthopedic Memory Foam Dog Bed, Large
de ap-2-9 Hundebett mit waschbarem Bezug
de ap-2-9 Katzenbett Höhle aus Filz
es ap-2-9 Cama para perro con funda lavable
# cattree; Cat Supplies; Mietz & Co, Good Boy Co; pets, cats; 6990; 9000
en ap-2-2-2-5 Cat Tree with Scratching Posts and Hammock, 150 cm
en ap-2-2-5 Feather Wand Cat Toy with Bells
en ap-2-14 Ceramic Cat Water Fountain, 2 Litres
de ap-2-2-2-5 Kratzbaum mit Höhle, 120 cm
de ap-2-2-5 Katzenspielzeug mit Katzenminze, 5er Set
es ap-2-2-2-5 Rascador para gatos con plataformas
es - Comedero elevado para gatos
# jar; Skin Care; Lumière Botanics, Hautsache; beauty, skin care; 2990; 120
en hb-3-2-9-21 Vitamin C Face Serum with Hyaluronic Acid
en hb-3-2-9-10 Overnight Repair Face Cream with Ceramides
en hb-3-2-9-10 Gentle Foaming Face Cleanser, 150 ml
en hb-3-2-9-10 Clay Face Mask with Green Tea
de hb-3-2-9-21 Gesichtsserum mit Hyaluron, 30 ml
de hb-3-2-9-10 Feuchtigkeitscreme für trockene Haut
de - Sonnencreme LSF 50 für Kinder
es hb-3-2-9-21 Sérum facial de ácido hialurónico
es hb-3-2-9-10 Crema hidratante para rostro y cuello
es hb-3-2-9-15 Protector solar facial FPS 50
es hb-3-2-9-10 Mascarilla facial de arcilla | shared
# lipstick; Makeup; Velvet Row, Lumière Botanics; beauty, makeup; 1690; 40
en hb-3-2-6-5-6 Long-Lasting Matte Lipstick, Brick Red
en hb-3-2-6-5-6 Hydrating Lip Balm with Shea Butter
en hb-3-2-6-3-8 12-Shade Nude Eyeshadow Palette
en hb-3-2-7-11 Quick-Dry Gel Nail Polish, Coral
de hb-3-2-6-5-6 Matter Lippenstift, langanhaltend, rosé
de hb-3-2-6-3-8 Wimperntusche wasserfest, schwarz
de hb-3-2-7-11 Nagellack, schnelltrocknend, beere
es hb-3-2-6-5-6 Labial mate de larga duración, rojo
es hb-3-2-6-3-8 Paleta de sombras de ojos, tonos tierra
# bottle; Hair & Body; Lumière Botanics, Seifenmanufaktur Ahrens; beauty, bath; 1190; 300
en hb-3-10-13-3 Argan Oil Repair Shampoo, Sulphate Free
en hb-3-2-1-1 Lavender Bar Soap, Cold Processed
en hb-3-2-8 Cedarwood Eau de Parfum, 50 ml
en hb-3-10-12-6 Ionic Hair Dryer with Diffuser
en - Beard Oil with Sandalwood
de hb-3-10-13-3 Festes Shampoo mit Brennnessel
de hb-3-2-1-1 Handseife aus Olivenöl, Lavendel
de hb-3-12-17 Elektrische Zahnbürste mit zwei Aufsätzen
es hb-3-10-13-3 Champú sólido de romero
es hb-3-2-1-1 Jabón artesanal de avena y miel
es hb-3-2-8 Perfume de mujer con notas de jazmín
# phone; Phone Accessories; Casewright, Hüllenreich; electronics, phone; 1990; 60
en el-4-8-4-2 Leather Phone Wallet Case with Stand
en - Tempered Glass Screen Protector, 3-Pack
en el-7-11-5 Magnetic Car Phone Holder
de el-4-8-4-2 Handyhülle aus Silikon, transparent
de el-7-11-5 Panzerglas Displayschutz, 2 Stück
de el-7-15-5-1 Powerbank 10.000 mAh mit Schnellladen
es el-4-8-4-2 Funda de silicona para móvil
es el-7-11-5 Protector de pantalla de vidrio templado
es el-7-15-5-1 Batería externa solar, 20.000 mAh | broken
# headphones; Audio; Resonar, Klangraum; electronics, audio; 8990; 260
en el-2-2-7-1 Noise Cancelling Wireless Headphones, Over-Ear
en el-2-2-7-1 True Wireless Earbuds with Charging Case
en el-2-2-10 Portable Waterproof Bluetooth Speaker
en el-7-15-5 Braided USB-C to USB-C Cable, 2 m
en el-7-9-12-8 Mechanical Gaming Keyboard with RGB
en el-7-9-12-8 Wireless Ergonomic Mouse
de el-2-2-7-1 Kabellose Kopfhörer mit Geräuschunterdrückung
de el-2-2-10 Bluetooth Lautsprecher für draußen
de el-7-15-5 Ladekabel USB-C, 2 m, Nylon | shared
es el-2-2-7-1 Auriculares inalámbricos con cancelación de ruido
es el-2-2-10 Altavoz Bluetooth resistente al agua
es el-7-15-5 Cargador rápido USB-C de 30 W
# dress; Women's Clothing; Marisela, Leinenliebe, Noon Atelier; women, clothing; 5990; 350
en aa-1-4 Women's Linen Midi Dress with Pockets
en aa-1-4 Floral Wrap Maxi Dress, Plus Size
en aa-1-13-3 Women's Ribbed Knit Cardigan
en aa-1-13-8 Women's Organic Cotton T-Shirt, Relaxed Fit
en aa-1-12-8 High-Waisted Yoga Leggings for Women
en aa-1-15 Pleated Midi Skirt, Rust
en - High Waist Bikini Set, Sage
en aa-1-6-3 Seamless Wireless Bra, Nude
de aa-1-4 Damen Sommerkleid aus Leinen, knielang
de aa-1-13-8 Damen T-Shirt aus Bio-Baumwolle, V-Ausschnitt
de aa-1-13-3 Damen Strickjacke aus Merinowolle
de aa-1-13-1 Bluse mit Rüschen, weiß
es aa-1-4 Vestido largo de flores para mujer
es aa-1-13-8 Camiseta de algodón orgánico para mujer
es aa-1-15 Falda plisada midi, verde oliva
es aa-1-13-1 Blusa de satén color marfil | no-image
# shirt; Men's Clothing; Harbour & Pine, Nordmann, Costa Brava; men, clothing; 3490; 260
en aa-1-13-8 Men's Heavyweight Cotton T-Shirt, Washed Black
en aa-1-13-7 Men's Oxford Button-Down Shirt, Light Blue
en aa-1-13-13 Men's Fleece Hoodie with Kangaroo Pocket
en aa-1-12-4 Men's Slim Fit Stretch Jeans
en aa-1-14 Men's Chino Shorts, Khaki
en aa-1-8 Men's Boxer Briefs, 5-Pack
de aa-1-13-8 Herren T-Shirt mit Rundhalsausschnitt, 3er Pack
de aa-1-13-13 Herren Kapuzenpullover, grau meliert
de aa-1-12-4 Herren Jeans, gerade geschnitten
de aa-1-10-2 Regenjacke für Herren mit Kapuze
es aa-1-13-8 Camiseta básica de hombre, cuello redondo
es aa-1-13-7 Camisa de lino para hombre
es aa-1-13-13 Sudadera con capucha para hombre
es - Pantalón vaquero de hombre, corte recto
# baby; Kids' Clothing; Little Fern, Zwergenwald, Pequeño Mundo; baby, kids; 2490; 180
en aa-1-2-10 Organic Cotton Baby Romper, Bunnies
en aa-1-2-5 Girls' Tulle Party Dress
en - Boys' Dinosaur T-Shirt
en aa-1-2-9 Kids' Fleece Hoodie with Ears
en hg-15-4-1-1 Muslin Baby Blanket, Stars
en bt-9-12 Reusable Cloth Diapers, 6-Pack
de aa-1-2-10 Baby Strampler aus Bio-Baumwolle
de aa-1-2-9 Kinder Kapuzenpullover mit Fuchs
de aa-1-2-5 Mädchen Kleid mit Punkten
es aa-1-2-10 Mono de bebé de algodón, ositos
es aa-1-2-10 Body de bebé de manga larga, pack de 3
es aa-1-2-5 Vestido de niña con lunares | shared
# shoe; Shoes; Stride Theory, Schuhwerk, Paso Firme; shoes; 7990; 800
en aa-8-8 Men's Running Shoes, Breathable Mesh
en aa-8-3 Women's Leather Ankle Boots with Block Heel
en aa-8-3 Men's Suede Chelsea Boots
en aa-8-6 Women's Cork Sandals with Buckle
en aa-8-3 Women's Pointed High Heels, Nude
de aa-8-8 Damen Sneaker aus Leder, weiß
de aa-8-3 Herren Wanderschuhe, wasserdicht
de aa-8-6 Hausschuhe aus Filz, rutschfest
es aa-8-8 Zapatillas de correr para hombre
es aa-8-3 Botines de piel para mujer
es - Sandalias de mujer con plataforma
# bag; Bags; Cordelia Leather, Taschenglück, Bolsería Sur; bags; 8990; 600
en aa-5-4-19 Women's Leather Shoulder Bag, Cognac
en aa-5-4-19 Canvas Tote Bag with Inner Pocket
en lb-1 Kids' School Backpack with Unicorns
en aa-5-5-7 Slim Bifold Wallet for Men
en aa-5-4-19 Quilted Crossbody Bag, Black
en - Weekender Duffel Bag, Waxed Canvas
de aa-5-4-19 Damen Umhängetasche aus Leder
de lb-1 Rucksack für Laptop, 15 Zoll
de aa-5-5-7 Geldbörse für Herren mit RFID-Schutz
es aa-5-4-19 Bolso de hombro de cuero para mujer
es lb-1 Mochila antirrobo para portátil
es aa-5-5-7 Cartera de piel para hombre
# necklace; Jewellery; Isla & Rae, Goldschmiede Falk, Plata Luna; jewellery; 4490; 30
en aa-6-8 Gold Plated Layered Necklace with Moon Pendant
en aa-6-6 Freshwater Pearl Drop Earrings
en aa-6-3 Birthstone Charm Bracelet
en aa-6-11 Men's Automatic Watch with Leather Strap
en aa-6-9 Titanium Wedding Ring, 6 mm | tiny
de aa-6-8 Halskette aus Silber mit Herzanhänger
de aa-6-6 Ohrringe mit Perlen, vergoldet
de aa-6-3 Armband aus Edelstahl mit Gravur
es aa-6-8 Collar de plata con piedra luna
es aa-6-6 Pendientes de aro bañados en oro
es aa-6-9 Anillo de compromiso con circonita | no-image
# hat; Accessories; Isla & Rae, Nordmann; accessories; 2490; 120
en aa-2-17 Merino Wool Beanie, Unisex
en aa-2-27 Polarized Sunglasses, Tortoise
en aa-2-6 Men's Leather Belt with Brass Buckle
en aa-2-26 Silk Scarf, Botanical Print
en - Touchscreen Winter Gloves
de aa-2-17 Strickmütze mit Bommel
de aa-2-26 Wollschal, kariert
es aa-2-27 Gafas de sol polarizadas
es aa-2-17 Sombrero de paja para playa
# pan; Kitchen; Ember & Iron, Küchenfreund, Casa Olla; kitchen, cooking; 4990; 1900
en - Non-Stick Frying Pan Set, 3 Pieces
en hg-11-8-21 Acacia Wood Cutting Board with Juice Groove
en hg-11-8-39 Damascus Chef's Knife, 20 cm
en hg-11-7-11 Gooseneck Electric Kettle, 1 L
en hg-11-2-3-13-1 Silicone Baking Mat, 2-Pack
en hg-11-10-4-2 Stoneware Dinner Plate Set, 12 Pieces
de hg-11-2-3-13-1 Gusseiserne Bratpfanne, 28 cm
de hg-11-8-21 Schneidebrett aus Olivenholz
de hg-11-8-39 Kochmesser aus Damaststahl
de hg-11-7-11 Wasserkocher aus Glas, 1,7 Liter
es hg-11-2-3-13-1 Sartén antiadherente de granito, 28 cm
es hg-11-8-21 Tabla de cortar de bambú
es hg-11-8-39 Cuchillo de chef de acero alemán
es - Cafetera italiana de seis tazas
# candle; Home Decor; Wick & Wild, Wohnduft, Luz Serena; home, decor; 1990; 450
en hg-3-64 Boucle Throw Pillow Cover, 45 x 45 cm
en hg-3-57 Hand-Woven Jute Area Rug, 160 x 230 cm
en hg-3-17-4 Minimalist Wall Clock, Silent Movement
en hg-15-4-1-1 Chunky Knit Throw Blanket
en hg-15-4-1-1 Egyptian Cotton Bath Towel Set
en hg-13-5-5 Ceramic Table Lamp with Linen Shade
de hg-3-40-2 Duftkerze aus Sojawachs, Lavendel
de hg-3-17-4 Wanduhr aus Holz, lautlos
de hg-3-64 Kissenbezug aus Samt, 50 x 50 cm
de hg-15-4-1-1 Kuscheldecke aus Wolle
es hg-3-40-2 Vela aromática de soja, vainilla
es - Lámpara de mesa de cerámica
es hg-3-57 Alfombra de yute tejida a mano
es hg-15-4-1-1 Juego de toallas de algodón | broken
# plant; Garden; Greenhand, Gartenglück, Jardín Vivo; garden; 2290; 1200
en hg-12-1-16 Self-Watering Plant Pot, Terracotta
en hg-12-6-3 Expandable Garden Hose, 30 m
en hg-12-1-7-9 Bypass Pruning Shears
en hg-17-5-2-2 Heirloom Tomato Seeds, Organic
en - Portable Charcoal Grill
de hg-12-1-16 Blumentopf aus Terrakotta, 20 cm
de hg-12-1-7-9 Gartenschere mit Sicherheitsverschluss
de hg-12-6-7 Gießkanne aus Zink, 5 Liter
es hg-12-1-16 Maceta colgante de macramé
es hg-12-6-3 Manguera de jardín extensible
es hg-17-5-2-2 Semillas de albahaca ecológica
# blocks; Toys; Tinker & Tot, Spielkiste, Juguetería Luna; toys, kids; 2990; 700
en tg-5-7 Wooden Building Blocks, 100 Pieces
en tg-5-7 Magnetic Tiles Construction Set
en tg-4-7 1000-Piece Jigsaw Puzzle, Harbour at Dusk
en tg-2-5 Cooperative Board Game for Families
en tg-5-18 Remote Control Monster Truck
de tg-5-7 Holzbausteine, bunt, 50 Stück
de tg-5-8-11 Kuscheltier Hase aus Bio-Plüsch
de tg-4-7 Puzzle 500 Teile, Alpenpanorama
de tg-2-5 Brettspiel für die ganze Familie
es tg-5-7 Bloques de construcción de madera
es tg-5-8-11 Peluche de oso, 30 cm
es tg-4-7 Rompecabezas de 1000 piezas | shared
# mat; Sports; Core Current, Bergzeit Fitness, Activa; sports; 3990; 1500
en sg-2-26-3 Non-Slip Cork Yoga Mat
en - Adjustable Dumbbell Set, 2 x 20 kg
en hb-1-18-8 Resistance Band Set with Door Anchor
en sg-4-2-14 Three-Season Down Sleeping Bag
en sg-4-4-4-5 Kids' Bicycle Helmet, Adjustable
en sg-2-4-3 Speed Jump Rope with Steel Cable
en - Indoor Basketball, Size 7
de sg-2-26-3 Yogamatte aus Naturkautschuk
de sg-2-24-2-1 Kurzhantel Set, 2 x 5 kg
de sg-4-2-17 Campingzelt für drei Personen
de sg-4-4-4-5 Fahrradhelm mit Licht
es sg-2-26-3 Esterilla de yoga antideslizante
es sg-2-24-2-1 Mancuernas ajustables, 20 kg
es sg-4-2-14 Saco de dormir de tres estaciones
# book; Stationery; Foolscap, Papierliebe; stationery; 1290; 320
en os-11-11-7-3-1 Brass Ballpoint Pen, Refillable
en os-11-11-4 Pastel Highlighters, Set of 6
en os-3-5-3 Undated Weekly Planner
de os-4-9-9 Notizbuch A5, liniert, 192 Seiten
de os-11-11-7-3-1 Kugelschreiber aus Bambus, 5 Stück
es os-4-9-9 Cuaderno de tapa dura, punteado
es - Set de acuarelas de 24 colores
# pouch; Grocery; Finca Alta, Rösterei Nord, Green Larder; grocery, organic; 1290; 500
en fb-1-3 Single Origin Ethiopian Coffee Beans, 500 g
en fb-1-14 Ceremonial Matcha Green Tea Powder
en fb-2-4-6 Raw Wildflower Honey, 340 g
en fb-2-5-12-4 Cold-Pressed Extra Virgin Olive Oil, 500 ml
en - Smoked Paprika Powder
en fb-2-13 Roasted Salted Almonds, 1 kg
de fb-1-3 Kaffeebohnen aus Kolumbien, 1 kg
de - Bio Kräutertee, 20 Beutel
de fb-2-3-2 Zartbitterschokolade mit Haselnuss
es fb-1-3 Café molido de Colombia, 250 g
es fb-2-4-6 Miel de azahar, 500 g
es fb-2-5-12-4 Aceite de oliva virgen extra, 1 L | no-image
# car; Car Accessories; Roadkind, Autofein; automotive; 3490; 1400
en vp-1-4-11 Universal Leather Car Seat Covers, Full Set
en - LED Headlight Bulbs, H7, Pair
en vp-1-4-11 Microfiber Car Wash Kit
de vp-1-4-11 Kofferraum Organizer für das Auto
de vp-1-4-11 Autositzbezug aus Kunstleder
es vp-1-4-11 Alfombrillas de coche universales
es vp-1-4-11 Soporte magnético de móvil para coche | draft
# tool; Tools; Ironbark Tools, Werkhaus; tools, diy; 8990; 2200
en ha-15-14 Cordless Drill with Two Batteries, 18 V
en ha-15-14 Precision Screwdriver Set, 24 Bits
en ha-15-14 Self-Locking Tape Measure, 5 m
de ha-15-14 Akkuschrauber mit Koffer, 12 V
de ha-15-80 Schraubenschlüssel Set, 12 teilig
es ha-15-14 Taladro inalámbrico con maletín
# box; Misc; Leafwise Sample; sample; 990; 100
en - Gift Card
en - Item 4711 | no-image
en - QX-200 | no-image
en - Mystery Box
`;
